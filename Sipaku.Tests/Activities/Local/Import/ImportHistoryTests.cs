using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>What the store remembers of imports, and taking them back.</summary>
public sealed class ImportHistoryTests : IDisposable
{
    private static readonly Reading Noon = new("2019-11-02", "12:00:00", "1");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Imports_are_listed_with_files_ranges_and_counts_the_newest_first()
    {
        string path = home.Write("a.jsonl", Lines(Reading.OfDays(2)));
        await home.Importer().ImportAsync([ImportInput.FromFile(path), LocalReadings.Text(Lines([Noon]), "b.jsonl")]);
        await home.ImportAsync(Lines([Noon with { Value = "2" }]) + "{}\n", "c.jsonl");

        IReadOnlyList<StoredImport> imports = home.History().List();

        Assert.Equal([2, 1], imports.Select(import => import.Id));
        Assert.All(imports, import => Assert.Null(import.Ended));
        Assert.Equal([path, "b.jsonl"], imports[1].Files.Select(file => file.Name));
        StoredFile first = imports[1].Files[0];
        Assert.Equal((24, 0, 0), (first.Imported, first.Replaced, first.Refused));
        Assert.Equal(new FileInfo(path).Length, first.Bytes);
        Assert.Equal(32, first.Checksum!.Length);
        IReadOnlyList<Reading> stored = Reading.OfDays(2);
        Assert.Equal($"{stored[0].Tanggal} {stored[0].Waktu}", $"{first.First:yyyy-MM-dd HH:mm:ss}");
        Assert.Equal($"{stored[^1].Tanggal} {stored[^1].Waktu}", $"{first.Last:yyyy-MM-dd HH:mm:ss}");
        Assert.Equal((1, 1, 1), (imports[0].Files[0].Imported, imports[0].Files[0].Replaced, imports[0].Files[0].Refused));
    }

    [Fact]
    public async Task Undoing_the_newest_import_gives_back_what_it_had_replaced()
    {
        await home.ImportAsync(Reading.OfDays(2));
        IReadOnlyList<Reading> before = await home.ReadAllAsync();
        await home.ImportAsync(Lines([before[3] with { Value = "7" }, before[3] with { Value = "8" }, Noon with { Tanggal = "2030-01-01" }]));

        UndoneImport undone = home.History().Undo(2);

        Assert.Equal(new UndoneImport(2, Removed: 2, Restored: 1), undone);
        Assert.Equal(before, await home.ReadAllAsync());
        Assert.Equal(before.Count, home.Importer().ReadFigures().Readings);
        Assert.Equal([ImportEnd.Undone, null], home.History().List().Select(import => import.Ended));
    }

    [Fact]
    public async Task Imports_are_undone_one_after_another_to_the_first()
    {
        for (int number = 1; number <= 5; number++)
        {
            await home.ImportAsync(Lines([Noon with { Value = $"{number}" }, Noon with { Waktu = $"0{number}:00:00" }]));
        }

        for (int number = 5; number > 0; number--)
        {
            Assert.Contains(Noon with { Value = $"{number}" }, await home.ReadAllAsync());
            home.History().Undo(number);
            Assert.Equal(number == 1 ? 0 : number, home.Importer().ReadFigures().Readings);
        }

        Assert.Equal("There is no import in force that could be undone.", Assert.Throws<ImportException>(() => home.History().Undo(1)).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task Another_import_than_the_newest_is_refused_by_naming_the_newest(long id)
    {
        await home.ImportAsync(Lines([Noon]));
        await home.ImportAsync(Lines([Noon with { Value = "2" }]));

        ImportException error = Assert.Throws<ImportException>(() => home.History().Undo(id));

        Assert.Contains("undo-import 2", error.Message, StringComparison.Ordinal);
        Assert.Equal([Noon with { Value = "2" }], await home.ReadAllAsync());
    }

    [Fact]
    public async Task What_was_replaced_is_kept_for_twenty_imports()
    {
        for (int number = 1; number <= 22; number++)
        {
            await home.ImportAsync(Lines([Noon with { Value = $"{number}" }]));
        }

        for (int number = 22; number > 2; number--)
        {
            home.History().Undo(number);
        }

        Assert.Equal([Noon with { Value = "2" }], await home.ReadAllAsync());
        Assert.Contains("cannot be undone", Assert.Throws<ImportException>(() => home.History().Undo(2)).Message, StringComparison.Ordinal);
        Assert.Equal([Noon with { Value = "2" }], await home.ReadAllAsync());
    }

    [Fact]
    public async Task Undoing_the_first_real_import_brings_the_sample_back()
    {
        await home.Importer().ImportAsync([LocalReadings.Text(Lines(Reading.OfDays(3)))], storing: new StoringOptions { Sample = true });
        IReadOnlyList<Reading> sample = await home.ReadAllAsync();
        await home.ImportAsync(Lines([Noon]));
        Assert.Equal([null, ImportEnd.MadeWay], home.History().List().Select(import => import.Ended));

        home.History().Undo(2);

        Assert.Equal(sample, await home.ReadAllAsync());
        Assert.True(home.Importer().ReadFigures().IsSample);
        Assert.Equal([ImportEnd.Undone, null], home.History().List().Select(import => import.Ended));
    }

    [Fact]
    public async Task Clearing_ends_all_imports()
    {
        await home.ImportAsync(Lines([Noon]));
        await home.ImportAsync(Lines([Noon with { Value = "2" }]));

        Assert.Equal(1, home.History().Clear());

        Assert.Equal([ImportEnd.Cleared, ImportEnd.Cleared], home.History().List().Select(import => import.Ended));
        Assert.Throws<ImportException>(() => home.History().Undo(2));
        Assert.Empty(await home.ReadAllAsync());
    }

    [Fact]
    public async Task Clearing_some_days_leaves_the_others_and_what_an_undo_brings_back_of_them()
    {
        Reading[] days = [.. Enumerable.Range(1, 4).Select(day => Noon with { Tanggal = $"2019-11-0{day}" })];
        await home.ImportAsync(Lines(days));
        await home.ImportAsync(Lines(days.Select(day => day with { Value = "2" })));

        Assert.Equal(2, home.History().Clear(new DateOnly(2019, 11, 2), new DateOnly(2019, 11, 3)));
        Assert.Equal([days[0] with { Value = "2" }, days[3] with { Value = "2" }], await home.ReadAllAsync());
        home.History().Undo(2);

        Assert.Equal([days[0], days[3]], await home.ReadAllAsync());
        Assert.Equal(2, home.Importer().ReadFigures().Readings);
    }

    [Fact]
    public async Task Clearing_all_days_of_an_import_ends_it()
    {
        await home.ImportAsync(Lines([Noon]));
        await home.ImportAsync(Lines([Noon with { Tanggal = "2020-01-01" }]));

        home.History().Clear(new DateOnly(2019, 12, 31), DateOnly.MaxValue);

        Assert.Equal([ImportEnd.Cleared, null], home.History().List().Select(import => import.Ended));
        home.History().Undo(1);
    }

    [Fact]
    public void A_home_without_readings_has_no_history() => Assert.Empty(home.History().List());

    private static string Lines(IEnumerable<Reading> readings) => string.Concat(readings.Select(reading => reading.ToExportLine() + "\n"));
}
