using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Stops a run whose tables, bucket or cluster are missing, before it creates anything.</summary>
public sealed class CheckBackends(IEnumerable<IPreflight> preflights)
{
    /// <summary>Checks what the adapters need; those of this machine need nothing.</summary>
    [Function(nameof(CheckBackends))]
    public async Task RunAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        foreach (IPreflight preflight in preflights)
        {
            await preflight.CheckAsync(cancellation);
        }
    }
}
