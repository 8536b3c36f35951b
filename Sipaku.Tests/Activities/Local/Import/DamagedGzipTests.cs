using System.IO.Compression;
using System.Text;
using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>What is left of a file whose download stopped, or whose disk lied.</summary>
public sealed class DamagedGzipTests : IDisposable
{
    // CSV, because half a line of it can look like a whole one: 12 for 125.
    private static readonly IReadOnlyList<Reading> Readings = Reading.OfDays(30);

    private static readonly ImportOptions AcceptTruncated = new() { AcceptTruncated = true };

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Wherever_a_file_is_cut_off_no_wrong_reading_gets_in_and_it_is_noted()
    {
        byte[] whole = Compress(Readings, CompressionLevel.SmallestSize);
        for (int length = 20; length < whole.Length; length += length > whole.Length - 30 ? 1 : 97)
        {
            await ImportDamagedAsync(whole[..length], mayBeEmpty: true);
        }
    }

    [Fact]
    public async Task A_file_without_its_trailer_loses_no_line()
    {
        byte[] whole = Compress(Readings, CompressionLevel.SmallestSize);

        Assert.Equal(Readings.Count, await ImportDamagedAsync(whole[..^8], mayBeEmpty: false));
    }

    [Fact]
    public async Task A_whole_file_is_not_noted()
    {
        ImportResult result = await home.Importer().ImportAsync([LocalReadings.Bytes(Compress(Readings, CompressionLevel.SmallestSize))]);

        Assert.Empty(result.Notes);
        Assert.Equal(Readings.Count, result.Imported);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_not_imported_unless_that_is_asked_for()
    {
        byte[] whole = Compress(Readings, CompressionLevel.SmallestSize);

        ImportException error = await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync([LocalReadings.Bytes(whole[..^40], "x.gz")]));

        Assert.Contains("x.gz is cut off or damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("--accept-truncated", error.Message, StringComparison.Ordinal);
        Assert.Empty(await home.ReadAllAsync());
    }

    [Fact]
    public async Task A_checksum_that_does_not_fit_is_noted_and_what_was_read_before_is_kept()
    {
        byte[] bytes = Compress(Readings, CompressionLevel.SmallestSize);
        bytes[^6] ^= 0xFF;

        ImportResult result = await home.Importer().ImportAsync([LocalReadings.Bytes(bytes, "x.gz")], options: AcceptTruncated);

        Assert.Contains("x.gz is cut off or damaged", Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.InRange(result.Imported, Readings.Count / 2, Readings.Count);
    }

    [Fact]
    public async Task The_other_inputs_are_imported_too()
    {
        byte[] cut = Compress(Readings, CompressionLevel.SmallestSize)[..^9];

        ImportResult result = await home.Importer().ImportAsync([LocalReadings.Bytes(cut), LocalReadings.Text(new Reading("2030-01-01", "00:00:00", "1").ToExportLine())], options: AcceptTruncated);

        Assert.Contains(new Reading("2030-01-01", "00:00:00", "1"), await home.ReadAllAsync());
        Assert.Single(result.Notes);
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B })]
    [InlineData(new byte[] { 0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
    public async Task What_only_begins_like_gzip_is_unreadable(byte[] bytes)
    {
        ImportException error = await Assert.ThrowsAsync<ImportException>(() => home.Importer().ImportAsync([LocalReadings.Bytes(bytes, "x.gz")]));

        Assert.StartsWith("x.gz is cut off or damaged", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Compress(IEnumerable<Reading> readings, CompressionLevel level)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, level))
        {
            IEnumerable<string> lines = readings.Select(reading => $"{reading.Tanggal},{reading.Waktu},{reading.Value}\n");
            gzip.Write(Encoding.UTF8.GetBytes("Tanggal,Waktu,Value\n" + string.Concat(lines)));
        }

        return compressed.ToArray();
    }

    private async Task<int> ImportDamagedAsync(byte[] bytes, bool mayBeEmpty)
    {
        home.History().Clear();
        try
        {
            ImportResult result = await home.Importer().ImportAsync([LocalReadings.Bytes(bytes)], options: AcceptTruncated);
            Assert.Single(result.Notes);
        }
        catch (ImportException) when (mayBeEmpty)
        {
            return 0;
        }

        IReadOnlyList<Reading> found = await home.ReadAllAsync();
        Assert.Equal(Readings.Take(found.Count), found);
        return found.Count;
    }
}
