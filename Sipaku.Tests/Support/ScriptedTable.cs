using System.Text;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Tests.Support;

/// <summary>A table whose segments and parts a test writes down: readings by segment, then by part.</summary>
internal sealed class ScriptedTable(Reading[][][] segments) : ISensorTable
{
    public Task<DumpPlan> PlanDumpAsync(string runId, CancellationToken cancellation) => Task.FromResult(
        new DumpPlan([.. segments.Select((_, index) => new DumpSegment(runId, index, segments.Length))], "a script"));

    public Task<SensorSeries> DescribeAsync(CancellationToken cancellation) => Task.FromResult(new SensorSeries());

    public async Task<DumpPart> DumpPartAsync(DumpSegment segment, string? cursor, Stream output, CancellationToken cancellation)
    {
        int part = cursor is null ? 0 : int.Parse(cursor);
        Reading[] readings = segments[segment.Index][part];
        foreach (Reading reading in readings)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(reading.ToExportLine() + "\n"), cancellation);
        }

        string? next = part + 1 < segments[segment.Index].Length ? $"{part + 1}" : null;
        return new DumpPart(readings.Length, readings.Select(reading => reading.Tanggal).Distinct().Count(), next);
    }

    public Task<IReadOnlyList<DayReading>> ReadDayAsync(DateOnly day, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<DayAverage>> ReadDailyAsync(DateOnly from, DateOnly to, CancellationToken cancellation) => throw new NotSupportedException();
}
