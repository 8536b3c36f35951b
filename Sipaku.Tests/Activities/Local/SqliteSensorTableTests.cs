using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

public sealed class SqliteSensorTableTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_reading_imported_during_a_dump_loses_no_other()
    {
        home.Settings.Dump.ReadingsPerPart = 30;
        IReadOnlyList<Reading> readings = Reading.OfDays(10);
        await home.ImportAsync(readings);
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        DumpSegment segment = Assert.Single((await table.PlanDumpAsync("run", None)).Segments);
        using MemoryStream output = new();

        DumpPart part = await table.DumpPartAsync(segment, null, output, None);
        await home.ImportAsync([readings[0] with { Value = "7777" }, readings[^1] with { Value = "8888" }, new("2000-01-01", "00:00:00", "1"), new("2030-01-01", "00:00:00", "2")]);
        while (part.Cursor is not null)
        {
            part = await table.DumpPartAsync(segment, part.Cursor, output, None);
        }

        string[] lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> times = lines.Select(line => line[(line.IndexOf("Tanggal", StringComparison.Ordinal) + 15)..^3] + line[15..23]).ToList();
        Assert.Equal(times.Distinct(), times);
        Assert.Superset(readings.Select(reading => reading.Tanggal + reading.Waktu).ToHashSet(), times.ToHashSet());
        Assert.Contains(lines, line => line.Contains("8888", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Readings_that_are_replaced_during_a_dump_are_not_mixed_with_those_before()
    {
        home.Settings.Dump.ReadingsPerPart = 30;
        await home.Importer().ImportAsync([LocalReadings.Text(string.Concat(Reading.OfDays(10).Select(reading => reading.ToExportLine() + "\n")))], storing: new StoringOptions { Sample = true });
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        DumpSegment segment = (await table.PlanDumpAsync("run", None)).Segments[0];
        DumpPart part = await table.DumpPartAsync(segment, null, Stream.Null, None);
        await home.ImportAsync(Reading.OfDays(20));

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => table.DumpPartAsync(segment, part.Cursor, Stream.Null, None));

        Assert.Contains("Start another run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_ends_where_a_day_does()
    {
        home.Settings.Dump.Segments = 4;
        await home.ImportAsync(Reading.OfDays(9));
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);

        List<SegmentRange> ranges = (await table.PlanDumpAsync("run", None)).Segments.Select(segment => SegmentRange.Parse(segment.Range)).ToList();

        Assert.Equal(4, ranges.Count);
        Assert.All(ranges.Skip(1), range => Assert.Equal(0, ReadingTime.SecondOfDay(range.From)));
        Assert.Equal(ranges.Skip(1).Select(range => range.From), ranges.SkipLast(1).Select(range => range.Before));
    }

    [Fact]
    public async Task More_segments_than_days_are_as_many_as_there_are_days()
    {
        home.Settings.Dump.Segments = 8;
        await home.ImportAsync(Reading.OfDays(2));

        DumpPlan plan = await new SqliteSensorTable(home.Settings, TimeProvider.System).PlanDumpAsync("run", None);

        Assert.Equal(2, plan.Segments.Count);
    }

    [Fact]
    public async Task A_part_ends_after_its_minutes()
    {
        home.Settings.Dump.MinutesPerPart = 0;
        await home.ImportAsync(Reading.OfDays(3000));
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        DumpSegment segment = (await table.PlanDumpAsync("run", None)).Segments[0];

        DumpPart part = await table.DumpPartAsync(segment, null, Stream.Null, None);

        Assert.NotNull(part.Cursor);
        Assert.InRange(part.Readings, 1, 35_999);
    }

    [Fact]
    public async Task An_empty_table_says_what_to_do()
    {
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => table.PlanDumpAsync("run", None));

        Assert.Contains("import FILE", error.Message, StringComparison.Ordinal);
    }
}
