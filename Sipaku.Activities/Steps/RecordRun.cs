using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Keeps a run's record current.</summary>
public sealed class RecordRun(IForecastStore store)
{
    /// <summary>Writes it; a record of another life of the run's id, or a newer one, stays.</summary>
    [Function(nameof(RecordRun))]
    public Task RunAsync([ActivityTrigger] RunEntry entry, CancellationToken cancellation) => store.WriteRunAsync(entry, cancellation);
}
