using Moq;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>An import as a whole: what is stored, what is replaced, and when nothing is.</summary>
public sealed class ReadingImporterTests : IDisposable
{
    private static readonly Reading Good = new("2019-11-02", "02:00:00", "125");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_later_of_two_readings_of_one_time_wins()
    {
        string[] times = ["02:00:00", "02:00:00", "02:00", "02:00:00"];
        ImportResult result = await home.ImportAsync(Lines(times.Select((time, number) => Good with { Waktu = time, Value = $"{number + 1}" })));

        Assert.Equal((4, 4, 3, 0), (result.Read, result.Imported, result.Replaced, result.Refused));
        Assert.Equal([Good with { Value = "4" }], await home.ReadAllAsync());
    }

    [Fact]
    public async Task A_later_import_replaces_readings_of_the_same_time_and_keeps_the_others()
    {
        await home.ImportAsync(Reading.OfDays(2));
        ImportResult result = await home.ImportAsync((Good with { Value = "999" }).ToExportLine());

        Assert.Equal((1, 1), (result.Imported, result.Replaced));
        IReadOnlyList<Reading> readings = await home.ReadAllAsync();
        Assert.Equal(24, readings.Count);
        Assert.Contains(Good with { Value = "999" }, readings);
        Assert.Equal(24, home.Importer().ReadFigures().Readings);
    }

    [Fact]
    public void A_missing_file_is_told_by_name()
    {
        ImportException error = Assert.Throws<ImportException>(() => ImportInput.FromFile(Path.Combine(home.Path, "none.jsonl")));

        Assert.EndsWith("none.jsonl does not exist.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ImportException>(() => ImportInput.FromFile(Path.Combine(home.Path, "nowhere", "none.jsonl")));
    }

    [Fact]
    public async Task A_file_that_goes_away_before_its_turn_leaves_nothing_stored()
    {
        string gone = home.Write("gone.jsonl", Good.ToExportLine());
        ImportInput[] inputs = [LocalReadings.Text(Good.ToExportLine()), ImportInput.FromFile(gone)];
        File.Delete(gone);

        await FailsAsync(inputs, "gone.jsonl cannot be read");
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_nothing_stored()
    {
        Mock<Stream> broken = new();
        broken.Setup(stream => stream.ReadAsync(It.IsAny<Memory<byte>>(), It.IsAny<CancellationToken>())).Throws(new IOException("The pipe broke."));

        await FailsAsync([LocalReadings.Text(Good.ToExportLine()), ImportInput.FromStream("pipe", broken.Object)], "pipe cannot be read: The pipe broke.");
    }

    [Theory]
    [InlineData("{}\n\n{", "None of the 2 lines of - is a reading, so nothing was stored.")]
    [InlineData("Tanggal,Waktu\n1,2", "-: which columns hold a reading? There are Tanggal, Waktu.")]
    [InlineData("", "-: no readings to import.")]
    [InlineData("\n \r\n", "-: no readings to import.")]
    [InlineData("Tanggal,Waktu,Value\n", "-: no readings to import.")]
    public async Task Without_one_good_line_nothing_changes(string text, string message)
    {
        await home.ImportAsync(Good.ToExportLine() + "\n{}");

        await FailsAsync([LocalReadings.Text(text)], message, left: 1);

        Assert.Equal(1, home.Importer().ReadFigures().Malformed);
    }

    [Fact]
    public async Task An_empty_input_among_others_is_noted()
    {
        ImportResult result = await home.Importer().ImportAsync([LocalReadings.Text("", "a.csv"), LocalReadings.Text(Good.ToExportLine())]);

        Assert.Equal(["a.csv holds no readings."], result.Notes);
        Assert.Equal(1, result.Imported);
    }

    [Fact]
    public async Task A_value_that_looks_like_a_missing_one_is_pointed_out_and_stored()
    {
        IEnumerable<string> times = Enumerable.Range(0, 60).Select(minute => $"2024-01-01,00:{minute:00},{(minute % 10 == 0 ? "-200.0" : $"{minute}.5")}\n");
        ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value\n" + string.Concat(times));

        Assert.Equal(["-200 occurs 6 times; it looks like a missing value: Sipaku__Readings__Sentinels=-200"], result.Notes);
        Assert.Equal(60, result.Imported);
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_stored()
    {
        using CancellationTokenSource cancellation = new();
        Mock<IProgress<ImportProgress>> cancelling = new();
        cancelling.Setup(progress => progress.Report(It.IsAny<ImportProgress>())).Callback(cancellation.Cancel);
        string text = string.Concat(Reading.OfDays(1000).Select(reading => reading.ToExportLine() + "\n"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => home.Importer().ImportAsync([LocalReadings.Text(text)], progress: cancelling.Object, cancellation: cancellation.Token));

        Assert.Empty(await home.ReadAllAsync());
    }

    [Fact]
    public async Task Progress_goes_up_to_the_whole_file()
    {
        string path = home.Write("a.jsonl", string.Concat(Reading.OfDays(1000).Select(reading => reading.ToExportLine() + "\n")));
        List<ImportProgress> heard = new();
        Mock<IProgress<ImportProgress>> progress = new();
        progress.Setup(to => to.Report(It.IsAny<ImportProgress>())).Callback<ImportProgress>(heard.Add);

        await home.Importer().ImportAsync([ImportInput.FromFile(path)], progress: progress.Object);

        Assert.True(heard.Count > 2);
        Assert.Equal(heard.OrderBy(at => at.Lines), heard);
        long length = new FileInfo(path).Length;
        Assert.Equal(new ImportProgress(path, 12_000, length, length), heard[^1]);
    }

    [Fact]
    public async Task The_first_real_import_replaces_the_sample_and_says_so()
    {
        ImportResult sample = await home.Importer().ImportAsync([LocalReadings.Text(Lines(Reading.OfDays(3)) + "{}")], storing: new StoringOptions { Sample = true });
        Assert.True(home.Importer().ReadFigures().IsSample);

        ImportResult real = await home.ImportAsync(Good.ToExportLine());
        ImportResult second = await home.ImportAsync((Good with { Waktu = "03:00:00" }).ToExportLine());

        Assert.Equal((0, 36, 0), (sample.SampleRemoved, real.SampleRemoved, second.SampleRemoved));
        Assert.Equal(2, (await home.ReadAllAsync()).Count);
        ReadingFigures figures = home.Importer().ReadFigures();
        Assert.Equal((2, 0, false), (figures.Readings, figures.Malformed, figures.IsSample));
    }

    [Fact]
    public async Task A_real_import_that_fails_leaves_the_sample()
    {
        await home.Importer().ImportAsync([LocalReadings.Text(Lines(Reading.OfDays(3)))], storing: new StoringOptions { Sample = true });

        await FailsAsync([LocalReadings.Text("{}")], "None of the 1 lines", left: 36);

        Assert.True(home.Importer().ReadFigures().IsSample);
    }

    [Fact]
    public async Task The_sample_does_not_mix_with_readings_that_are_there()
    {
        await home.ImportAsync(Good.ToExportLine());

        ImportException error = await Assert.ThrowsAsync<ImportException>(
            () => home.Importer().ImportAsync([LocalReadings.Text(Lines(Reading.OfDays(3)))], storing: new StoringOptions { Sample = true }));

        Assert.Contains("clear --readings", error.Message, StringComparison.Ordinal);
        Assert.Equal([Good], await home.ReadAllAsync());
    }

    [Fact]
    public async Task Clearing_empties_the_store()
    {
        await home.ImportAsync(Lines(Reading.OfDays(2)) + "{}");

        Assert.Equal(24, home.History().Clear());

        Assert.Equal(new ReadingFigures(0, 0, false, null, null, HadOwn: true), home.Importer().ReadFigures());
        Assert.Equal(0, home.History().Clear());
    }

    [Fact]
    public async Task A_home_that_cannot_be_used_is_told_in_one_line()
    {
        string file = home.Write("file", "");
        ReadingImporter importer = new(new SipakuSettings { Home = Path.Combine(file, "home") }, TimeProvider.System);

        ImportException error = await Assert.ThrowsAsync<ImportException>(() => importer.ImportAsync([LocalReadings.Text(Good.ToExportLine())]));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_damaged_database_is_told_in_one_line()
    {
        home.Write("sipaku.db", new string('x', 5000));

        await Assert.ThrowsAsync<ImportException>(() => home.ImportAsync(Good.ToExportLine()));
    }

    private static string Lines(IEnumerable<Reading> readings) => string.Concat(readings.Select(reading => reading.ToExportLine() + "\n"));

    private async Task FailsAsync(ImportInput[] inputs, string message, int left = 0)
    {
        ImportException error = await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync(inputs));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(left, (await home.ReadAllAsync()).Count);
    }
}
