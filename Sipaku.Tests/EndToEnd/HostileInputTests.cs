using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>Readings, names and surroundings that nobody would give on purpose.</summary>
public sealed class HostileInputTests(PublishedHome published) : IClassFixture<PublishedHome>, IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("9999-12-31,00:00,5", 1, "the last day may be 9999-12-25. Remove what is later.")]
    [InlineData("2091-12-31,00:00,5", 4, "the station's clock or a file's date format is wrong")]
    public async Task Run_WhenAReadingIsOfADayThatCannotBe_SaysSo_AndKeepsTheForecastBefore(string reading, int code, string said)
    {
        using TemporaryHome home = published.Copy();
        string file = _home.Write("readings.csv", $"Tanggal,Waktu,Value\n{reading}\n");

        SipakuResult run = await SipakuProcess.RunAsync(home.Path, "run", "--input", file);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, Assert.Single(run.Errors.Split('\n'), line => line.StartsWith("sipaku: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(published.Forecast, (await SipakuProcess.RunAsync(home.Path, "forecast", "--json")).Output);
    }

    [Fact]
    public async Task Run_WhenTheModelSaysLessThanZero_ClampsIt_AndSaysSo()
    {
        string file = _home.Write("falling.csv", Csv(day => ((59 - day) * 0.5) + (day * 7 % 5 * 0.02)));

        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear", "--input", file);
        SipakuResult table = await SipakuProcess.RunAsync(_home.Path, "forecast");

        Assert.All(run.Forecast.Days, day => Assert.Equal((0d, true), (day.Average, day.Clamped)));
        Assert.Contains("0.00*", table.Output, StringComparison.Ordinal);
        Assert.Contains("less than zero, which was never measured", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenValuesAreTooLargeForAModel_SaysSoOnce()
    {
        string file = _home.Write("large.csv", Csv(day => day % 3 == 0 ? 1e200 : day));

        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--input", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors.Split('\n'), line => line.Contains("too large to fit a model to", StringComparison.Ordinal));
        Assert.DoesNotContain("warn:", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhenANameHoldsControlCharacters_PrintsNone()
    {
        string file = _home.Write("a\u001b[31mb\nc.csv", Csv(day => day));

        SipakuResult import = await SipakuProcess.RunAsync(_home.Path, "import", file);
        SipakuResult imports = await SipakuProcess.RunAsync(_home.Path, "imports");

        Assert.Equal(0, import.ExitCode);
        Assert.DoesNotContain('\u001b', import.Errors + imports.Output);
        Assert.Single(imports.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Import_WhenItIsGivenAnAddress_SaysWhatToDo()
    {
        SipakuResult import = await SipakuProcess.RunAsync(_home.Path, "import", "https://example.org/a.csv");

        Assert.Equal(2, import.ExitCode);
        Assert.Contains("is an address, and only files are read", Assert.Single(import.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhenStandardInputIsClosed_SaysSo()
    {
        using SipakuProcess import = SipakuProcess.StartRedirected(_home.Path, "<&-", "import", "-");

        SipakuResult result = await import.EndAsync();

        Assert.Equal((2, "sipaku: Standard input is closed. Pipe readings into it, or name a file."), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task List_WhileAnImportIsUnderWay_Lists()
    {
        using TemporaryHome home = published.Copy();
        using SipakuProcess import = SipakuProcess.Start(home.Path, "import", "-");
        await import.WriteAsync("Tanggal,Waktu,Value\n2026-01-01,00:00,1\n");
        await Eventually.HoldsAsync(() => File.Exists(Path.Combine(home.Path, "sipaku.db-wal")), "The import did not begin.");

        SipakuResult list = await SipakuProcess.RunAsync(home.Path, "list");
        SipakuResult forecast = await SipakuProcess.RunAsync(home.Path, "forecast");

        Assert.Equal((0, 0), (list.ExitCode, forecast.ExitCode));
        Assert.False(import.HasExited);
    }

    [Fact]
    public async Task Home_WhenItsPathIsTooLong_IsRefusedForThat()
    {
        SipakuResult run = await SipakuProcess.RunAsync(Path.Combine(_home.Path, new string('x', 600)), "run");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("too long", Assert.Single(run.Errors.Split('\n')), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Home_WhenItBeginsWithATilde_IsTheUsers()
    {
        using TemporaryHome home = published.Copy();
        Dictionary<string, string> environment = new() { ["HOME"] = Path.GetDirectoryName(home.Path)! };
        using SipakuProcess list = SipakuProcess.Start("~/" + Path.GetFileName(home.Path), environment, "list");

        Assert.Contains("  Published  ", (await list.EndAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2>/dev/full", 0, "run")]
    [InlineData(">/dev/full", 1, "forecast")]
    public async Task Commands_WhenAStreamTakesNothing_EndWithoutAStack(string redirection, int code, string command)
    {
        using TemporaryHome home = published.Copy();
        using SipakuProcess process = SipakuProcess.StartRedirected(home.Path, redirection, command);

        SipakuResult result = await process.EndAsync();

        Assert.Equal(code, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_OnADiskThatFillsUp_SayWhatIsTheMatter_AndWorkAgainWhenTheImportIsGone()
    {
        string small = _home.Write("small.csv", Csv(day => day));
        string large = _home.Write("large.csv", "Tanggal,Waktu,Value\n" + string.Concat(
            Enumerable.Range(0, 400_000).Select(minute => $"{new DateTime(2020, 1, 1).AddMinutes(minute):yyyy-MM-dd,HH:mm},{minute % 90}\n")));

        SipakuResult result = await SipakuProcess.RunOnSmallDiskAsync(
            _home.Path,
            "4m",
            $"import {small}",
            $"import {large}",
            "list",
            "imports",
            "clear --readings --yes",
            $"import {small}");

        Assert.Equal(["[0]", "[2]", "[0]", "[0]", "[0]", "[0]"], result.Output.Split('\n').Where(line => line.StartsWith('[')));
        Assert.Contains("is full. Free some space; nothing stored so far is lost.", Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("sipaku: ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Csv(Func<int, double> value) => "Tanggal,Waktu,Value\n" + string.Concat(
        Enumerable.Range(0, 60).Select(day => FormattableString.Invariant($"{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd},12:00,{value(day)}\n")));
}
