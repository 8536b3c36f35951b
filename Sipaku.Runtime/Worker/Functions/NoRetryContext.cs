using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

/// <summary>The embedded runtime retries activities by their orchestrator's policy, never functions as such.</summary>
internal sealed class NoRetryContext : RetryContext
{
    public static NoRetryContext Instance { get; } = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
