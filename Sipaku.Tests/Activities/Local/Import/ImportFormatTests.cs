using System.Text;
using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>Every way in which good readings may be written.</summary>
public sealed class ImportFormatTests : IDisposable
{
    private static readonly Reading Expected = new("2019-11-02", "02:00:00", "125");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("""{"Waktu":{"s":"02:00:00"},"Value":{"n":"125"},"Tanggal":{"s":"2019-11-02"}}""")]
    [InlineData("""{"Waktu":{"S":"02:00:00"},"Value":{"N":"125"},"Tanggal":{"S":"2019-11-02"}}""")]
    [InlineData("""{"Item":{"Waktu":{"S":"02:00:00"},"Value":{"N":"125"},"Tanggal":{"S":"2019-11-02"}}}""")]
    [InlineData("""{"Value":{"n":125},"Tanggal":{"s":"2019-11-02"},"Waktu":{"s":"02:00"}}""")]
    [InlineData("""  { "Waktu" : { "s" : "02:00" } , "Value" : { "n" : "125" } , "Tanggal" : { "s" : "2019-11-02" } }  """)]
    [InlineData("""{"Waktu":{"s":"02\u003a00:00"},"Value":{"n":"\u0031\u0032\u0035"},"\u0054anggal":{"s":"2019\u002d11-02"}}""")]
    [InlineData("""{"Sensor":{"m":{"Value":{"n":"9"},"x":{"l":[{"s":"}"}]}}},"Waktu":{"s":"02:00"},"Value":{"n":"125"},"Tanggal":{"s":"2019-11-02"},"b":null}""")]
    [InlineData("""{"Value":{"n":"9"},"Waktu":{"s":"02:00"},"Value":{"n":"125"},"Tanggal":{"s":"2019-11-02"}}""")]
    [InlineData("Tanggal,Waktu,Value\n2019-11-02,02:00:00,125")]
    [InlineData("value,WAKTU,tanggal\n125,02:00,2019-11-02\n")]
    [InlineData("\"Tanggal\",\"Waktu\",\"Value\"\n\"2019-11-02\",\"02:00\",\"125\"\n")]
    [InlineData("Tanggal , Waktu , Value\n2019-11-02, 02:00 ,\t125\n")]
    [InlineData("Id,Tanggal,Note,Waktu,Value\n7,2019-11-02,\"calm, \"\"clear\"\"\",02:00,125\n")]
    [InlineData("Tanggal,Waktu,Value,Note\n2019-11-02,02:00,125,\"one line\nand another\r\n\nand the last\"\n")]
    [InlineData("Tanggal,Waktu,Value\r\n2019-11-02,02:00:00,125\r\n")]
    [InlineData("\n\r\n   \nTanggal,Waktu,Value\n\n2019-11-02,02:00:00,125\n\n")]
    [InlineData("Tanggal,Waktu,Value\nTanggal,Waktu,Value\n2019-11-02,02:00:00,125")]
    [InlineData("Waktu,Tanggal,Value\n\nTanggal,Value,Waktu\n2019-11-02,125,02:00:00")]
    public async Task One_reading_is_read_however_it_is_written(string text)
    {
        foreach (ImportInput input in Variants(text))
        {
            ImportResult result = await home.Importer().ImportAsync([input]);

            Assert.Equal((1, 1, 0), (result.Read, result.Imported, result.Refused));
            Assert.Empty(result.Notes);
            Assert.Equal([Expected], await home.ReadAllAsync());
            home.History().Clear();
        }
    }

    [Theory]
    [InlineData("125")]
    [InlineData("125.50")]
    [InlineData("-0.5")]
    [InlineData("+12")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.5e3")]
    [InlineData("1E-3")]
    [InlineData("0012")]
    [InlineData("99999999999999999999999999999999999999")]
    public async Task Values_are_kept_as_they_are_written(string value)
    {
        await home.ImportAsync([Expected with { Value = value }]);

        Assert.Equal([Expected with { Value = value }], await home.ReadAllAsync());
    }

    [Theory]
    [InlineData("1583-01-01", "00:00:00")]
    [InlineData("1969-12-31", "23:59:59")]
    [InlineData("2000-02-29", "12:00:00")]
    [InlineData("9999-12-31", "23:59:59")]
    public async Task Days_and_times_come_back_as_they_were(string day, string time)
    {
        await home.ImportAsync([new Reading(day, time, "1")]);

        Assert.Equal([new Reading(day, time, "1")], await home.ReadAllAsync());
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), home.Importer().ReadFigures().LastDay);
    }

    [Fact]
    public async Task The_original_projects_dump_is_read_whole()
    {
        ImportResult result = await home.Importer().ImportAsync([ImportInput.FromFile(ReferenceData.Original)]);

        Assert.Equal((115, 115, 0, 0), (result.Read, result.Imported, result.Replaced, result.Refused));
        ReadingFigures figures = home.Importer().ReadFigures();
        Assert.Equal((new DateOnly(2019, 11, 2), new DateOnly(2019, 11, 12)), (figures.FirstDay!.Value, figures.LastDay!.Value));
    }

    [Fact]
    public async Task Gzip_of_several_members_is_read_to_the_end()
    {
        byte[] joined = [.. LocalReadings.Gzip(Expected.ToExportLine() + "\n"), .. LocalReadings.Gzip(""), .. LocalReadings.Gzip((Expected with { Waktu = "03:00:00" }).ToExportLine())];

        ImportResult result = await home.Importer().ImportAsync([LocalReadings.Bytes(joined)]);

        Assert.Equal(2, result.Imported);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Several_inputs_of_different_formats_are_one_import()
    {
        string json = home.Write("a.jsonl", Expected.ToExportLine());
        string csv = home.Write("b.csv", "Tanggal,Waktu,Value\n2019-11-02,03:00,126\n");
        string gzip = home.Write("c.jsonl.gz", LocalReadings.Gzip((Expected with { Waktu = "04:00:00" }).ToExportLine()));

        ImportResult result = await home.Importer().ImportAsync([ImportInput.FromFile(json), ImportInput.FromFile(csv), ImportInput.FromFile(gzip)]);

        Assert.Equal(3, result.Imported);
        Assert.Equal(["02:00:00", "03:00:00", "04:00:00"], (await home.ReadAllAsync()).Select(reading => reading.Waktu));
    }

    /// <summary>The same text as it is, behind a byte order mark, compressed, with a file's ending that lies, and in tiny pieces.</summary>
    private static IEnumerable<ImportInput> Variants(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        yield return LocalReadings.Bytes(bytes);
        yield return LocalReadings.Bytes([0xEF, 0xBB, 0xBF, .. bytes], "readings.csv");
        yield return LocalReadings.Bytes(LocalReadings.Gzip("\uFEFF" + text), "readings.jsonl");
        yield return ImportInput.FromStream("-", new TricklingStream(bytes));
        yield return ImportInput.FromStream("-", new TricklingStream(LocalReadings.Gzip(text)));
    }
}
