namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where an invocation stands in a function-level retry.</summary>
public abstract class RetryContext
{
    /// <summary>The number of retries made.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The number of retries at most.</summary>
    public abstract int MaxRetryCount { get; }
}
