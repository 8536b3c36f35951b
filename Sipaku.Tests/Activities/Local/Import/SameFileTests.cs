using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>A file that is imported again.</summary>
public sealed class SameFileTests : IDisposable
{
    private static readonly Reading Noon = new("2019-11-02", "12:00:00", "1");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_in_force_is_told_and_changes_nothing(bool stream)
    {
        await ImportAsync(stream);

        ImportResult again = await ImportAsync(stream);

        Assert.Null(again.Import);
        Assert.Contains("is in the store already, by import 1 of ", Assert.Single(again.Notes), StringComparison.Ordinal);
        Assert.Single(home.History().List());
        Assert.Equal([Noon], await home.ReadAllAsync());
        home.History().Undo(1);
        Assert.Empty(await home.ReadAllAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_was_taken_back_is_imported_again(bool stream)
    {
        await ImportAsync(stream);
        home.History().Undo(1);

        Assert.Equal(2, (await ImportAsync(stream)).Import);
        Assert.Equal([Noon], await home.ReadAllAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_which_a_reading_was_replaced_is_imported_again(bool stream)
    {
        await ImportAsync(stream);
        await home.ImportAsync((Noon with { Value = "2" }).ToExportLine());

        Assert.Equal(3, (await ImportAsync(stream)).Import);
        Assert.Equal([Noon], await home.ReadAllAsync());
    }

    [Fact]
    public async Task A_file_of_which_a_day_was_cleared_is_imported_again()
    {
        await ImportAsync(stream: false);
        await home.ImportAsync((Noon with { Tanggal = "2020-01-01" }).ToExportLine());
        home.History().Clear(new DateOnly(2019, 11, 2), new DateOnly(2019, 11, 2));

        Assert.NotNull((await ImportAsync(stream: false)).Import);
    }

    [Fact]
    public async Task A_file_that_is_read_with_other_options_is_imported_again()
    {
        await ImportAsync(stream: false);

        Assert.Equal(2, (await ImportAsync(stream: false, new ImportOptions { AcceptTruncated = true })).Import);
    }

    [Fact]
    public async Task A_file_that_is_read_in_another_time_zone_is_imported_again()
    {
        await ImportAsync(stream: false);
        home.Settings.TimeZone = "Asia/Jakarta";

        Assert.Equal(2, (await ImportAsync(stream: false)).Import);
    }

    [Fact]
    public async Task Of_several_files_those_in_force_are_left_out()
    {
        await ImportAsync(stream: false);
        string other = home.Write("b.jsonl", (Noon with { Tanggal = "2019-11-03" }).ToExportLine());

        ImportResult result = await home.Importer().ImportAsync([ImportInput.FromFile(File()), ImportInput.FromFile(other)]);

        Assert.Equal([other], result.Files.Select(file => file.Name));
        Assert.Equal(1, result.Imported);
        Assert.Single(result.Notes);
    }

    private Task<ImportResult> ImportAsync(bool stream, ImportOptions? options = null) => home.Importer().ImportAsync(
        [stream ? LocalReadings.Text(Noon.ToExportLine(), "pipe") : ImportInput.FromFile(File())], options);

    private string File() => home.Write("a.jsonl", Noon.ToExportLine());
}
