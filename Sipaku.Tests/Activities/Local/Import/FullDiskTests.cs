using Microsoft.Data.Sqlite;
using Sipaku.Activities.Local;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>A disk that fills up while readings are imported.</summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly Reading Noon = new("2019-11-02", "12:00:00", "1");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task An_import_that_does_not_fit_is_told_in_one_line_and_leaves_the_store_as_it_was()
    {
        await home.ImportAsync(Noon.ToExportLine());
        string large = "Tanggal,Waktu,Value\n" + string.Concat(Enumerable.Range(0, 50_000).Select(minute => $"{new DateTime(2024, 1, 1).AddMinutes(minute):yyyy-MM-dd,HH:mm},5\n"));
        FillUp();

        ImportException error = await Assert.ThrowsAsync<ImportException>(() => home.ImportAsync(large));

        Assert.StartsWith($"The disk that holds {home.Path} is full.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal([Noon], await home.ReadAllAsync());
        Assert.Single(home.History().List());

        SqliteConnection.ClearAllPools();
        Assert.Equal(50_000, (await home.ImportAsync(large)).Imported);
    }

    /// <summary>Lets the database grow by next to nothing, as a full disk would. The limit is the pooled connection's, which the importer gets.</summary>
    private void FillUp()
    {
        using SqliteConnection connection = ReadingsDatabase.In(home.Settings).Open();
        long pages = connection.Scalar<long>("PRAGMA page_count");
        Assert.Equal(pages + 8, connection.Scalar<long>($"PRAGMA max_page_count = {pages + 8}"));
    }
}
