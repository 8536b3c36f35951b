using System.Text;
using System.Text.Json;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="ISensorTable"/> promises.</summary>
public abstract class SensorTableContract
{
    /// <summary>By how many readings a part may pass the bound that is set: a page, where the source comes in pages.</summary>
    protected virtual int MostReadingsOverBound => 0;

    /// <summary>A table that holds these readings and no others.</summary>
    protected abstract Task<ISensorTable> CreateAsync(IReadOnlyList<Reading> readings, DumpSettings settings);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_dump_holds_each_reading_once(int segments)
    {
        IReadOnlyList<Reading> readings = Reading.OfDays(20);
        ISensorTable table = await CreateAsync(readings, new DumpSettings { Segments = segments });

        (List<Reading> Readings, List<DumpPart> Parts) dump = await DumpAsync(table);

        Assert.Equal(Sorted(readings), Sorted(dump.Readings));
        Assert.Equal(readings.Count, dump.Parts.Sum(part => part.Readings));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Parts_go_on_where_the_one_before_ended(int segments)
    {
        IReadOnlyList<Reading> readings = Reading.OfDays(11);
        ISensorTable table = await CreateAsync(readings, new DumpSettings { Segments = segments, ReadingsPerPart = 7 });

        (List<Reading> Readings, List<DumpPart> Parts) dump = await DumpAsync(table);

        Assert.Equal(Sorted(readings), Sorted(dump.Readings));
        Assert.All(dump.Parts, part => Assert.InRange(part.Readings, 0, 7 + MostReadingsOverBound));
        Assert.True(dump.Parts.Count > 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(1, 12)]
    [InlineData(3, 5)]
    [InlineData(3, 1000)]
    public async Task The_days_of_all_parts_add_up_to_the_distinct_days(int segments, int readingsPerPart)
    {
        ISensorTable table = await CreateAsync(Reading.OfDays(9), new DumpSettings { Segments = segments, ReadingsPerPart = readingsPerPart });

        (List<Reading> Readings, List<DumpPart> Parts) dump = await DumpAsync(table);

        Assert.Equal(9, dump.Parts.Sum(part => part.Days));
    }

    [Fact]
    public async Task A_part_that_is_dumped_again_is_the_same_again()
    {
        ISensorTable table = await CreateAsync(Reading.OfDays(5), new DumpSettings { Segments = 1, ReadingsPerPart = 13 });
        DumpPlan plan = await table.PlanDumpAsync("run", CancellationToken.None);
        DumpPart first = await table.DumpPartAsync(plan.Segments[0], null, Stream.Null, CancellationToken.None);
        using MemoryStream once = new();
        using MemoryStream again = new();

        DumpPart part = await table.DumpPartAsync(plan.Segments[0], first.Cursor, once, CancellationToken.None);
        DumpPart partAgain = await table.DumpPartAsync(plan.Segments[0], first.Cursor, again, CancellationToken.None);

        Assert.Equal(part, partAgain);
        Assert.Equal(once.ToArray(), again.ToArray());
        Assert.NotEqual(0, once.Length);
    }

    [Fact]
    public async Task Values_keep_their_digits()
    {
        string[] values = ["0.1", "-12.75", "123456789012345678901234567890", "0"];
        ISensorTable table = await CreateAsync([.. values.Select((value, hour) => new Reading("2020-02-29", $"{hour:D2}:00:00", value))], new DumpSettings());

        (List<Reading> Readings, List<DumpPart> Parts) dump = await DumpAsync(table);

        Assert.Equal(values.Order(), dump.Readings.Select(reading => reading.Value).Order());
    }

    [Fact]
    public async Task The_output_is_left_open()
    {
        ISensorTable table = await CreateAsync(Reading.OfDays(1), new DumpSettings());
        DumpPlan plan = await table.PlanDumpAsync("run", CancellationToken.None);
        using MemoryStream output = new();

        await table.DumpPartAsync(plan.Segments[0], null, output, CancellationToken.None);

        Assert.True(output.CanWrite);
    }

    [Fact]
    public async Task A_plan_numbers_its_segments_and_says_where_they_come_from()
    {
        ISensorTable table = await CreateAsync(Reading.OfDays(8), new DumpSettings { Segments = 2 });

        DumpPlan plan = await table.PlanDumpAsync("run-7", CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, plan.Segments.Count), plan.Segments.Select(segment => segment.Index));
        Assert.All(plan.Segments, segment => Assert.Equal(("run-7", plan.Segments.Count), (segment.RunId, segment.Total)));
        Assert.NotEqual("", plan.Source);
    }

    [Fact]
    public async Task A_segment_survives_being_written_down()
    {
        IReadOnlyList<Reading> readings = Reading.OfDays(6);
        ISensorTable table = await CreateAsync(readings, new DumpSettings { Segments = 2 });
        DumpPlan plan = await table.PlanDumpAsync("run", CancellationToken.None);
        DumpPlan restored = JsonSerializer.Deserialize<DumpPlan>(JsonSerializer.Serialize(plan))!;

        Assert.Equal(Sorted(readings), Sorted((await DumpAsync(table, restored)).Readings));
    }

    [Fact]
    public async Task An_empty_table_is_a_permanent_error_of_one_line()
    {
        ISensorTable table = await CreateAsync([], new DumpSettings());

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(async () => await DumpAsync(table));

        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Cancelling_a_part_throws()
    {
        ISensorTable table = await CreateAsync(Reading.OfDays(3), new DumpSettings());
        DumpPlan plan = await table.PlanDumpAsync("run", CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => table.DumpPartAsync(plan.Segments[0], null, Stream.Null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Daily_averages_include_both_bounds_in_order_of_date()
    {
        ISensorTable table = await CreateAsync(Reading.OfDays(5, perDay: 4, from: "2019-12-30"), new DumpSettings());

        IReadOnlyList<DayAverage> days = await table.ReadDailyAsync(new DateOnly(2019, 12, 31), new DateOnly(2020, 1, 2), CancellationToken.None);

        Assert.Equal(
            [new(new DateOnly(2019, 12, 31), 101.5, 4), new(new DateOnly(2020, 1, 1), 201.5, 4), new(new DateOnly(2020, 1, 2), 301.5, 4)],
            days);
    }

    [Fact]
    public async Task Days_without_readings_have_no_average()
    {
        ISensorTable table = await CreateAsync([new("2020-01-01", "00:00:00", "1"), new("2020-01-03", "00:00:00", "3")], new DumpSettings());

        Assert.Equal(
            [new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 3)],
            (await table.ReadDailyAsync(new DateOnly(2019, 12, 25), new DateOnly(2020, 1, 10), CancellationToken.None)).Select(day => day.Date));
        Assert.Empty(await table.ReadDailyAsync(new DateOnly(2020, 1, 2), new DateOnly(2020, 1, 2), CancellationToken.None));
    }

    [Fact]
    public async Task A_day_gives_its_readings_in_order_of_time()
    {
        ISensorTable table = await CreateAsync(
            [new("2020-01-01", "23:59:59", "1"), new("2020-01-02", "12:30:00", "-2.5"), new("2020-01-02", "00:00:00", "1e1"), new("2020-01-03", "00:00:00", "3")],
            new DumpSettings());

        Assert.Equal([new DayReading("00:00:00", 10), new("12:30:00", -2.5)], await table.ReadDayAsync(new DateOnly(2020, 1, 2), CancellationToken.None));
        Assert.Empty(await table.ReadDayAsync(new DateOnly(2020, 1, 4), CancellationToken.None));
    }

    private static async Task<(List<Reading> Readings, List<DumpPart> Parts)> DumpAsync(ISensorTable table, DumpPlan? plan = null)
    {
        plan ??= await table.PlanDumpAsync("run", CancellationToken.None);
        (List<Reading> Readings, List<DumpPart> Parts)[] segments = await Task.WhenAll(plan.Segments.Select(segment => DumpAsync(table, segment)));
        return ([.. segments.SelectMany(segment => segment.Readings)], [.. segments.SelectMany(segment => segment.Parts)]);
    }

    private static async Task<(List<Reading> Readings, List<DumpPart> Parts)> DumpAsync(ISensorTable table, DumpSegment segment)
    {
        List<Reading> readings = new();
        List<DumpPart> parts = new();
        do
        {
            using MemoryStream output = new();
            parts.Add(await table.DumpPartAsync(segment, parts.LastOrDefault()?.Cursor, output, CancellationToken.None));
            string text = Encoding.UTF8.GetString(output.ToArray());
            Assert.True(text.Length == 0 || text.EndsWith('\n'));
            string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(parts[^1].Readings, lines.Length);
            readings.AddRange(lines.Select(Parse));
        }
        while (parts[^1].Cursor is not null);
        return (readings, parts);
    }

    private static Reading Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        string Text(string attribute, string type) => document.RootElement.GetProperty(attribute).GetProperty(type).GetString()!;
        return new Reading(Text("Tanggal", "s"), Text("Waktu", "s"), Text("Value", "n"));
    }

    private static IEnumerable<Reading> Sorted(IEnumerable<Reading> readings) => readings.OrderBy(reading => (reading.Tanggal, reading.Waktu));
}
