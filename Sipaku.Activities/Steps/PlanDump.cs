using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Decides how the sensor table is divided for the dump.</summary>
public sealed class PlanDump(ISensorTable table)
{
    /// <summary>The segments that are dumped side by side.</summary>
    [Function(nameof(PlanDump))]
    public Task<DumpPlan> RunAsync([ActivityTrigger] string runId, CancellationToken cancellation) =>
        table.PlanDumpAsync(runId, cancellation);
}
