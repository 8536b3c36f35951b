using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Gives the run lock back.</summary>
public sealed class ReleaseRun(IForecastStore store)
{
    /// <summary>Releases the lock if the run holds it.</summary>
    [Function(nameof(ReleaseRun))]
    public Task RunAsync([ActivityTrigger] string runId, CancellationToken cancellation) => store.ReleaseAsync(runId, cancellation);
}
