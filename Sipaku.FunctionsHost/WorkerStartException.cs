namespace Sipaku.FunctionsHost;

/// <summary>The app's worker did not come up: there is no .NET for it, a file of it is missing, or its program failed.</summary>
#pragma warning disable CA1032 // A worker that does not start always leaves a reason.
public sealed class WorkerStartException : FunctionsHostException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, in one line.</param>
    /// <param name="innerException">What was thrown below.</param>
    public WorkerStartException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
