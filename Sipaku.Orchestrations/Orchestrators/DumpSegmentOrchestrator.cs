using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Flow;

namespace Sipaku.Orchestrations.Orchestrators;

/// <summary>Dumps one segment part by part, with a fresh history for each, so that a table of any size fits.</summary>
public static class DumpSegmentOrchestrator
{
    /// <summary>Takes a <see cref="DumpPartRequest"/>.</summary>
    /// <returns>The segment's totals.</returns>
    [Function(nameof(DumpSegmentOrchestrator))]
    public static async Task<SegmentTotals> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        DumpPartRequest request = context.GetInput<DumpPartRequest>()!;
        DumpPart part = await context.CallStepAsync<DumpPart>(nameof(DumpSegmentPart), request, request.Segment.Index);

        DumpPartRequest next = request.After(part);
        if (part.Cursor is not null)
        {
            context.ContinueAsNew(next);
        }

        return new SegmentTotals(request.Segment.Index, next.Part, next.Readings, next.Days);
    }
}
