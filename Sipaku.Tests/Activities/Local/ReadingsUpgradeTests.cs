using Microsoft.Data.Sqlite;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

/// <summary>A database that the version before wrote: 18 readings of three days, and two more lines of which one replaced a reading.</summary>
public sealed class ReadingsUpgradeTests : IDisposable
{
    private static readonly string Old = Path.Combine(AppContext.BaseDirectory, "Data", "homes", "schema-2", "sipaku.db");

    private readonly TemporaryHome home = new();

    public ReadingsUpgradeTests() => File.Copy(Old, Path.Combine(home.Path, "sipaku.db"));

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Its_readings_and_figures_stay()
    {
        ReadingFigures figures = home.Importer().ReadFigures();

        Assert.Equal(new ReadingFigures(19, 2, IsSample: false, new DateOnly(2019, 11, 1), new DateOnly(2019, 11, 4), HadOwn: true), figures);
        IReadOnlyList<Reading> readings = await home.ReadAllAsync();
        Assert.Equal(19, readings.Count);
        Assert.Equal([new Reading("2019-11-03", "20:00:00", "99.5"), new Reading("2019-11-04", "00:00:00", "7")], readings.TakeLast(2));
        DumpPlan plan = await new SqliteSensorTable(home.Settings, TimeProvider.System).PlanDumpAsync("run", CancellationToken.None);
        Assert.Equal((2, false), (plan.Refused, plan.Sample));
    }

    [Fact]
    public async Task A_dump_that_was_planned_before_goes_on()
    {
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);

        // As the version before wrote it: the lowest id of an import and the range.
        DumpPart part = await table.DumpPartAsync(new DumpSegment("run", 0, 1, $"1:0:{long.MaxValue}"), null, Stream.Null, CancellationToken.None);

        Assert.Equal(19, part.Readings);
    }

    [Fact]
    public void Its_imports_are_listed_and_cannot_be_undone()
    {
        IReadOnlyList<StoredImport> imports = home.History().List();

        Assert.Equal([2, 1], imports.Select(import => import.Id));
        Assert.Equal(["b.csv", "a.jsonl"], imports.Select(import => Assert.Single(import.Files).Name));
        Assert.Equal((2, 1, 2), (imports[0].Files[0].Imported, imports[0].Files[0].Replaced, imports[0].Files[0].Refused));
        Assert.Contains("not for those of earlier versions", Assert.Throws<ImportException>(() => home.History().Undo(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_on_top_of_it_can_be_undone()
    {
        IReadOnlyList<Reading> before = await home.ReadAllAsync();
        ImportResult result = await home.ImportAsync(string.Concat(before.Select(reading => (reading with { Value = "1" }).ToExportLine() + "\n")));
        Assert.Equal((3, 19, 19), (result.Import, result.Imported, result.Replaced));

        Assert.Equal(new UndoneImport(3, Removed: 19, Restored: 19), home.History().Undo(3));

        Assert.Equal(before, await home.ReadAllAsync());
    }

    [Fact]
    public async Task The_sample_that_it_holds_makes_way_and_comes_again()
    {
        Execute("UPDATE imports SET sample = 1; DELETE FROM own_readings");
        Assert.True(home.Importer().ReadFigures().IsSample);

        ImportResult result = await home.ImportAsync(new Reading("2019-11-02", "12:00:00", "1").ToExportLine());
        Assert.Equal((19, 1), (result.SampleRemoved, home.Importer().ReadFigures().Readings));
        home.History().Undo(3);

        Assert.Equal(19, (await home.ReadAllAsync()).Count);
        Assert.True(home.Importer().ReadFigures().IsSample);
    }

    [Fact]
    public async Task A_dump_of_an_emptied_one_is_not_taken_for_one_of_what_is_imported_then()
    {
        Execute("DELETE FROM readings; DELETE FROM imports");
        await home.ImportAsync(Reading.OfDays(2));

        Assert.NotNull(await Record.ExceptionAsync(() => new SqliteSensorTable(home.Settings, TimeProvider.System)
            .DumpPartAsync(new DumpSegment("run", 0, 1, $"1:0:{long.MaxValue}"), null, Stream.Null, CancellationToken.None)));
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(home.Path, "sipaku.db")};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
