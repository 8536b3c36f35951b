namespace Microsoft.Azure.Functions.Worker;

/// <summary>The base of the worker's own exceptions.</summary>
#pragma warning disable CA1032 // The shape is the official one.
public class FunctionWorkerException : Exception
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public FunctionWorkerException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public FunctionWorkerException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
