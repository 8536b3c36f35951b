using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Renews the lease of the run lock while the run waits for something that takes long.</summary>
public sealed class RenewLease(IForecastStore store)
{
    /// <summary>Whether the run still holds the lock.</summary>
    [Function(nameof(RenewLease))]
    public Task<bool> RunAsync([ActivityTrigger] string runId, CancellationToken cancellation) => store.RenewAsync(runId, cancellation);
}
