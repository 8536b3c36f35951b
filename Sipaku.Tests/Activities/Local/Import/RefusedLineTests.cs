using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>Bad lines are refused one by one, and told.</summary>
public sealed class RefusedLineTests : IDisposable
{
    private static readonly Reading Good = new("2019-11-02", "02:00:00", "125");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("{", "not a whole JSON object")]
    [InlineData("""{"Waktu":{"s":"02:00:00"},"Value":{"n":"12""", "not a whole JSON object")]
    [InlineData("""{"Waktu":{"s":"02:00"},"Value":{"n":"1"},"Tanggal":{"s":"2019-11-02"}} {}""", "not a whole JSON object")]
    [InlineData("garbage", "not a whole JSON object")]
    [InlineData("[]", "JSON, but not an object")]
    [InlineData("{}", "without a date")]
    [InlineData("""{"Waktu":{"s":"02:00"},"Value":{"n":"1"}}""", "without a date")]
    [InlineData("""{"Tanggal":{"s":"2019-11-02"},"Value":{"n":"1"}}""", "without a time of day")]
    [InlineData("""{"Tanggal":{"s":"2019-11-02"},"Waktu":{"s":"02:00"},"Value":{"b":"MQ=="}}""", "without a value")]
    [InlineData("""{"Tanggal":{"s":"2019-11-02"},"Waktu":{"s":"02:00"},"Nilai":{"n":"1"}}""", "without a value")]
    public async Task A_bad_line_among_json_is_refused_with_its_reason(string line, string reason)
    {
        ImportResult result = await home.ImportAsync($"{Good.ToExportLine()}\n\n{line}\n", "x.jsonl");

        Assert.Equal((2, 1, 1), (result.Read, result.Imported, result.Refused));
        Assert.Equal([new RefusedLine("x.jsonl", 3, reason)], result.FirstRefusals());
        Assert.Equal($"x.jsonl:3: {reason}", result.FirstRefusals()[0].ToString());
    }

    [Fact]
    public async Task A_bad_row_that_looks_like_another_format_costs_no_row_behind_it()
    {
        ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value\n2019-11-02,02:00:00,1\n2019-11-02{,04:00:00\u00035\n2019-11-02,06:00:00,3\n", "x.csv");

        Assert.Equal((2, 1), (result.Imported, result.Refused));
    }

    [Theory]
    [InlineData("""["2019-11-02", "04:00"]""")]
    [InlineData("""["2019-11-02", "04:00", 2, 3]""")]
    public async Task A_row_of_a_document_with_too_few_or_too_many_cells_is_refused(string row)
    {
        ImportResult result = await home.ImportAsync($$"""
            {"columns": ["Tanggal", "Waktu", "Value"],
             "data": [["2019-11-02", "02:00", 1], {{row}}, ["2019-11-02", "06:00", 3]]}
            """, "x.json");

        Assert.Equal((2, 1), (result.Imported, result.Refused));
        Assert.Equal("not as many fields as the header", result.FirstRefusals()[0].Reason);
    }

    [Fact]
    public async Task A_brace_too_many_in_a_document_costs_one_record()
    {
        const string Records = """
            {"Items": [
            {"Tanggal": {"S": "2019-11-02"},
              "Waktu": {"S": "00:00:00"},
              "Value": {"N": "1"}},
            {"Tanggal": {"S": "2019-11-02"},
              "Waktu": {"S": "02:00:00"},
            { "Value": {"N": "2"}},
            {"Tanggal": {"S": "2019-11-02"},
              "Waktu": {"S": "04:00:00"},
              "Value": {"N": "3"}}]}
            """;

        Assert.Equal(2, (await home.ImportAsync(Records, "x.json")).Imported);
    }

    [Theory]
    [InlineData("2019-13-40")]
    [InlineData("2019-02-29")]
    [InlineData("2019-00-10")]
    [InlineData("0000-01-01")]
    [InlineData("1582-12-31")]
    [InlineData("2019-11/02")]
    [InlineData("2019-11-02T25:00")]
    [InlineData("30-30-2019")]
    [InlineData("31/02/2019")]
    [InlineData("2019110")]
    [InlineData("٢٠١٩-11-02")]
    public async Task What_is_no_date_is_refused(string date) => await IsRefusedAsync(Good with { Tanggal = date }, $"'{date}' is no date from 1583 on");

    [Theory]
    [InlineData("24:01")]
    [InlineData("23:60")]
    [InlineData("23:59:60")]
    [InlineData("02:00.30")]
    [InlineData("13:00 PM")]
    [InlineData("02:00:00+7")]
    [InlineData("2500")]
    public async Task What_is_no_time_is_refused(string time) =>
        await IsRefusedAsync(Good with { Waktu = time }, $"'{time}' is no time of day");

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("12 ")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("١٢")]
    public async Task What_is_no_finite_number_is_refused(string value) =>
        await IsRefusedAsync(Good with { Value = value }, $"'{value}' is no finite number");

    [Theory]
    [InlineData("2019-11-02,03:00", "not as many fields as the header")]
    [InlineData("2019-11-02,03:00,1,2", "not as many fields as the header")]
    [InlineData("2019-11-02,03:00,1,5", "not as many fields as the header")]
    [InlineData("2019-11-02,03:00,\"1", "a quote that does not close, or in the middle of a field")]
    [InlineData("2019-11-02,03:00,1\"", "a quote that does not close, or in the middle of a field")]
    [InlineData("2019-11-02,03:00,\"1\"2", "a quote that does not close, or in the middle of a field")]
    [InlineData("2019-11-02,03:00,\"1,5\"", "'1,5' is a number with a comma: say whether it is --decimal , or divides thousands, --decimal .")]
    [InlineData(",03:00,1", "without a date")]
    [InlineData("2019-11-02,,1", "without a time of day")]
    [InlineData(",", "not as many fields as the header")]
    public async Task A_bad_line_among_csv_is_refused_with_its_reason(string line, string reason)
    {
        ImportResult result = await home.ImportAsync($"Tanggal,Waktu,Value\n{line}\n2019-11-02,02:00,125\n", "x.csv");

        Assert.Equal((2, 1, 1), (result.Read, result.Imported, result.Refused));
        Assert.Equal([new RefusedLine("x.csv", 2, reason)], result.FirstRefusals());
    }

    [Fact]
    public async Task A_stray_quote_swallows_no_reading_after_it()
    {
        List<string> lines = Enumerable.Range(0, 24).Select(hour => $"2019-11-02,{hour:D2}:00,{hour}").ToList();
        lines.Insert(5, "\"stray");
        lines.Insert(9, "2019-11-03,00:00,\"7");
        lines.Insert(20, "2019-11-03,00:00,7\"");

        ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value\n" + string.Join('\n', lines));

        Assert.Equal((24, 3), (result.Imported, result.Refused));
        Assert.Equal([7, 11, 22], result.FirstRefusals().Select(refused => refused.Line));
    }

    [Fact]
    public async Task Lines_after_a_record_of_several_lines_keep_their_numbers()
    {
        ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value,Note\n2019-11-02,02:00,125,\"a\nb\nc\"\nbad\n");

        Assert.Equal((1, 5), (result.Imported, result.FirstRefusals()[0].Line));
    }

    [Fact]
    public async Task Rubbish_above_the_header_costs_no_reading_below_it()
    {
        ImportResult result = await home.ImportAsync("# exported today\n{oops\nTanggal,Waktu,Value\n2019-11-02,02:00,125\n");

        Assert.Equal((1, 0), (result.Imported, result.Refused));
        Assert.Equal(["- has a line above its header, which was passed over."], result.Notes);
    }

    [Fact]
    public async Task A_line_of_megabytes_is_refused_and_the_next_one_read()
    {
        ImportResult result = await home.ImportAsync($"{Good.ToExportLine()}\n{{\"x\":\"{new string('y', 3 << 20)}\"}}\n{(Good with { Waktu = "03:00:00" }).ToExportLine()}\n");

        Assert.Equal((2, 1), (result.Imported, result.Refused));
        Assert.Equal(new RefusedLine("-", 2, "longer than 1 MiB"), result.FirstRefusals()[0]);
    }

    [Fact]
    public async Task The_first_few_refusals_are_told_and_all_are_counted()
    {
        ImportResult result = await home.ImportAsync(Good.ToExportLine() + "\n" + string.Concat(Enumerable.Repeat("{}\n", 40)));

        Assert.Equal(40, result.Refused);
        Assert.Equal([2, 3, 4], result.FirstRefusals().Select(refused => refused.Line));
    }

    [Fact]
    public async Task What_a_line_holds_cannot_command_the_terminal()
    {
        ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value\n2019-11-02,02:00,125\n2019-11-02,03:00,\u001b[2J\u0007" + new string('x', 500));

        string reason = result.FirstRefusals()[0].Reason;
        Assert.DoesNotContain(reason, char.IsControl);
        Assert.True(reason.Length < 100);
    }

    [Fact]
    public async Task Refused_lines_of_all_imports_are_told_with_the_dump()
    {
        await home.ImportAsync(Good.ToExportLine() + "\n{}\n{}\n");
        await home.ImportAsync(Good.ToExportLine() + "\n{}\n");

        DumpPlan plan = await new SqliteSensorTable(home.Settings, TimeProvider.System).PlanDumpAsync("run", CancellationToken.None);

        Assert.Equal(3, plan.Refused);
        Assert.Equal(3, home.Importer().ReadFigures().Malformed);
    }

    private async Task IsRefusedAsync(Reading bad, string reason)
    {
        foreach (string line in new[] { bad.ToExportLine(), $"\"{bad.Tanggal}\",\"{bad.Waktu}\",\"{bad.Value}\"" })
        {
            string good = line[0] == '{' ? Good.ToExportLine() : "Tanggal,Waktu,Value\n2019-11-02,02:00,125";
            ImportResult result = await home.ImportAsync($"{good}\n{line}\n");

            Assert.Equal((1, 1), (result.Imported, result.Refused));
            Assert.Equal(reason, result.FirstRefusals()[0].Reason);
            Assert.Equal([Good], await home.ReadAllAsync());
        }
    }
}
