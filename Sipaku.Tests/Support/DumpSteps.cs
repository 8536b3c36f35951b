using Moq;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Activities.Steps;

namespace Sipaku.Tests.Support;

/// <summary>The steps of a dump, taken as the orchestrators take them.</summary>
internal sealed class DumpSteps(ISensorTable table, IObjectStore store)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public DumpSegmentPart DumpPart => new(table, store, Mock.Of<IForecastStore>(forecasts => forecasts.RenewAsync(It.IsAny<string>(), None) == Task.FromResult(true)));

    public async Task<DumpSummary> RunAsync(string runId)
    {
        DumpPlan plan = await new PlanDump(table, new SipakuSettings()).RunAsync(runId, None);
        List<SegmentTotals> totals = new();
        foreach (DumpSegment segment in plan.Segments)
        {
            DumpPartRequest request = new(segment);
            DumpPart part;
            do
            {
                part = await DumpPart.RunAsync(request, None);
                request = request.After(part);
            }
            while (part.Cursor is not null);
            totals.Add(new SegmentTotals(segment.Index, request.Part, request.Readings, request.Days));
        }

        return await new FinishDump(store).RunAsync(new FinishDumpRequest(runId, plan.Source, totals), NoInstances.Client(), None);
    }
}
