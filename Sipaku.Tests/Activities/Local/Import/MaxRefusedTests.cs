using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>A file of which too much is refused is not one of readings.</summary>
public sealed class MaxRefusedTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Up_to_a_fifth_of_the_lines_may_be_refused()
    {
        ImportResult result = await home.Importer().ImportAsync([Csv(good: 8, bad: 2)]);

        Assert.Equal((8, 2), (result.Imported, result.Refused));
        Assert.Equal(2, home.Importer().ReadFigures().Malformed);
    }

    [Fact]
    public async Task Above_it_nothing_is_stored_and_the_chief_reason_is_told()
    {
        ImportException error = await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync([Csv(good: 8, bad: 3, name: "x.csv")]));

        Assert.Equal(
            "3 of 11 lines of x.csv were refused (27.3 %, more than --max-refused 20%), so nothing was stored; --rejects FILE writes all of them down, "
                + "--max-refused 28% takes the others. The reason of 2 of them, as in line 10: 'bad' is no finite number",
            error.Message);
        Assert.Empty(await home.ReadAllAsync());
    }

    [Fact]
    public async Task It_is_a_file_that_counts_and_none_of_any_is_stored()
    {
        await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync([Csv(good: 24, bad: 0), Csv(good: 1, bad: 1)]));

        Assert.Empty(await home.ReadAllAsync());
        Assert.Empty(home.History().List());
    }

    [Fact]
    public async Task The_share_may_be_set()
    {
        await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync([Csv(good: 19, bad: 1)], storing: new StoringOptions { MaxRefused = 0 }));

        Assert.Equal(5, (await home.Importer().ImportAsync([Csv(good: 5, bad: 15)], storing: new StoringOptions { MaxRefused = 0.75 })).Imported);
    }

    [Fact]
    public async Task A_file_without_a_reading_is_told_as_one()
    {
        ImportException error = await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync([Csv(good: 0, bad: 3, name: "x.csv")]));

        Assert.Equal("None of the 3 lines of x.csv is a reading, so nothing was stored. The reason of 2 of them, as in line 2: 'bad' is no finite number", error.Message);
    }

    [Fact]
    public async Task Refusals_are_grouped_by_reason_with_their_first_places()
    {
        ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value\n2019-11-02,00:00,1\n" + string.Concat(Enumerable.Repeat("2019-11-02,00:00,x\n", 9)) + "2019-13-02,00:00,1\n", "x.csv");

        Assert.Equal([9, 1], result.Refusals.Select(group => group.Count));
        Assert.Equal(["no finite number", "no date from 1583 on"], result.Refusals.Select(group => group.Reason));
        Assert.Equal([3, 4, 5], result.Refusals[0].First.Select(place => place.Line));
        Assert.Equal("x.csv:12: '2019-13-02' is no date from 1583 on", Assert.Single(result.Refusals[1].First).ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.2)]
    public async Task Every_refused_line_is_written_down_whether_the_file_is_stored_or_not(double most)
    {
        using StringWriter rejects = new() { NewLine = "\n" };
        Task<ImportResult> import = home.Importer().ImportAsync([Csv(good: 8, bad: 40, name: "x.csv")], storing: new StoringOptions { MaxRefused = most, Rejects = rejects });

        await Record.ExceptionAsync(() => import);

        string[] lines = rejects.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(40, lines.Length);
        Assert.Equal("x.csv:10: 'bad' is no finite number", lines[0]);
        Assert.Equal(most == 1, import.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Rejects_that_cannot_be_written_end_the_import()
    {
        using FullWriter rejects = new();

        ImportException error = await Assert.ThrowsAsync<ImportException>(
            () => home.Importer().ImportAsync([Csv(good: 8, bad: 1)], storing: new StoringOptions { Rejects = rejects }));

        Assert.Equal("The refused lines cannot be written: No space left on device. Nothing was stored.", error.Message);
        Assert.Empty(await home.ReadAllAsync());
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_stored_and_stores_nothing()
    {
        await home.ImportAsync("Tanggal,Waktu,Value\n2019-11-02,00:00,5\n");

        ImportResult result = await home.Importer().ImportAsync([Csv(good: 8, bad: 2)], storing: new StoringOptions { DryRun = true });

        Assert.Null(result.Import);
        Assert.Equal((8, 1, 2), (result.Imported, result.Replaced, result.Refused));
        Assert.Equal((new DateTime(2019, 11, 2), new DateTime(2019, 11, 2, 0, 7, 0)), (result.First!.Value, result.Last!.Value));
        Assert.Equal(5, result.FirstRows.Count);
        Assert.Equal(new ImportedReading(new DateTime(2019, 11, 2, 0, 1, 0), "1"), result.FirstRows[1]);
        Assert.Equal([new Reading("2019-11-02", "00:00:00", "5")], await home.ReadAllAsync());
        Assert.Single(home.History().List());
        Assert.Equal(2, (await home.Importer().ImportAsync([Csv(good: 8, bad: 2)])).Import);
    }

    /// <summary>Good readings, then bad lines, every third of which has too few fields.</summary>
    private static ImportInput Csv(int good, int bad, string name = "-") => LocalReadings.Text(
        "Tanggal,Waktu,Value\n"
            + string.Concat(Enumerable.Range(0, good).Select(minute => $"2019-11-02,00:{minute:00},{minute}\n"))
            + string.Concat(Enumerable.Range(1, bad).Select(number => number % 3 == 0 ? "bad\n" : "2019-11-02,00:00,bad\n")),
        name);

    private sealed class FullWriter : StringWriter
    {
        public override void WriteLine(object? value) => throw new IOException("No space left on device.");
    }
}
