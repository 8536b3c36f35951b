namespace Microsoft.Azure.Functions.Worker;

/// <summary>Thrown when a parameter's value cannot be made from the data that came in.</summary>
#pragma warning disable CA1032 // The shape is the official one.
public class FunctionInputConverterException : FunctionWorkerException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public FunctionInputConverterException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public FunctionInputConverterException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
