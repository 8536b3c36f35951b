using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Steps;

/// <summary>Decides how the sensor table is divided for the dump, and what its readings are.</summary>
public sealed class PlanDump(ISensorTable table, SipakuSettings settings)
{
    /// <summary>The segments that are dumped side by side, and the measure of what is in them.</summary>
    [Function(nameof(PlanDump))]
    public async Task<DumpPlan> RunAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        Measure measure = MeasureOf(await table.DescribeAsync(cancellation));
        return await table.PlanDumpAsync(runId, cancellation) with { Measure = measure };
    }

    private Measure MeasureOf(SensorSeries series)
    {
        try
        {
            return Measures.Of(settings, series);
        }
        catch (SettingsException refused)
        {
            throw new PermanentException(refused.Message, refused);
        }
    }
}
