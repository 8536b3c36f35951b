using System.Diagnostics;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    // At its start nothing was read; later the one writer holds the other end and writes no more.
    [Theory]
    [InlineData("import", false)]
    [InlineData("import", true)]
    [InlineData("run --input", false)]
    public async Task Command_ThatWaitsForAWriter_EndsAtAnInterruption_WithNothingStored(string command, bool hasWriter)
    {
        string pipe = Path.Combine(_home.Path, "pipe");
        using Process made = Process.Start("mkfifo", [pipe]);
        await made.WaitForExitAsync();
        using FileStream? writer = hasWriter ? new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite) : null;
        writer?.Write("Tanggal,Waktu,Value\n2026-01-01,00:00,1\n"u8);
        writer?.Flush();
        using SipakuProcess process = SipakuProcess.Start(_home.Path, [.. command.Split(' '), pipe]);
        await Eventually.HoldsAsync(() => File.Exists(Path.Combine(_home.Path, "sipaku.db")), "It did not start.");

        process.Interrupt();

        Assert.Equal(130, (await process.EndAsync()).ExitCode);
        Assert.Contains("Nothing was imported yet", (await SipakuProcess.RunAsync(_home.Path, "imports")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhenTooMuchIsRefused_StoresNothing_AndExitsWithTwo()
    {
        string file = _home.Write("x.csv", Csv(good: 4, bad: 2));
        string rejects = Path.Combine(_home.Path, "rejects.txt");

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "import", file, "--rejects", rejects);
        SipakuResult imports = await SipakuProcess.RunAsync(_home.Path, "imports");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"sipaku: 2 of 6 lines of {file} were refused (33.3 %", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.Equal([$"{file}:6: 'bad' is no finite number", $"{file}:7: 'bad' is no finite number"], await File.ReadAllLinesAsync(rejects));
        Assert.Contains("Nothing was imported yet", imports.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhenItIsListedAndUndone_GivesBackWhatWasThere()
    {
        string first = _home.Write("first.csv", Csv(good: 4, bad: 0));
        string second = _home.Write("second.csv", Csv(good: 5, bad: 1, value: "7"));
        await SipakuProcess.RunAsync(_home.Path, "import", first);
        SipakuResult import = await SipakuProcess.RunAsync(_home.Path, "import", second, "--max-refused", "17");
        SipakuResult again = await SipakuProcess.RunAsync(_home.Path, "import", first, second, "--max-refused", "17%");

        SipakuResult wrong = await SipakuProcess.RunAsync(_home.Path, "undo-import", "1");
        SipakuResult undo = await SipakuProcess.RunAsync(_home.Path, "undo-import", "3");
        SipakuResult imports = await SipakuProcess.RunAsync(_home.Path, "imports");

        Assert.Contains("Imported 5 readings", import.Errors, StringComparison.Ordinal);
        Assert.Contains("  refused 1: no finite number", import.Errors, StringComparison.Ordinal);
        Assert.Contains($"{second} is in the store already, by import 2", again.Errors, StringComparison.Ordinal);
        Assert.Equal((2, "sipaku: Only the newest import in force can be undone, which is 3: undo-import 3."), (wrong.ExitCode, wrong.Errors));
        Assert.Equal("Took import 3 back: 4 readings removed, 4 that it had replaced restored.", undo.Output.TrimEnd());
        string[] lines = imports.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["undone", "in force", "in force"], lines.Select(line => line[24..32].Trim()));
        Assert.Contains("5 readings  2024-01-01 to 2024-01-05", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(second, lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhenRejectsWouldOverwriteItsInput_IsRefused()
    {
        string file = _home.Write("x.csv", Csv(good: 4, bad: 1));

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "import", file, "--rejects", file);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("would overwrite", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.Equal(Csv(good: 4, bad: 1), await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("run", "--input")]
    public async Task DryRun_SaysWhatWouldBeStored_AndStoresNothing(params string[] command)
    {
        string file = _home.Write("x.csv", Csv(good: 5, bad: 1));

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, [.. command, file, "--dry-run"]);
        SipakuResult imports = await SipakuProcess.RunAsync(_home.Path, "imports");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(
            $"Would import 5 readings from {file} (0 replaced an earlier one, 1 lines refused), from 2024-01-01 00:00 to 2024-01-05 00:00. Nothing was stored.",
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains("  2024-01-02 00:00:00  1", result.Output, StringComparison.Ordinal);
        Assert.Empty(imports.Output);
    }

    [Fact]
    public async Task Run_WhenItsInputIsInForce_MakesAForecastOfIt()
    {
        string file = _home.Write("x.csv", Csv(good: 28, bad: 0));
        await SipakuProcess.RunAsync(_home.Path, "import", file);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--input", file);

        Assert.Equal((0, 28), (result.ExitCode, result.Forecast.Data.Days));
        Assert.Contains("nothing of it changes", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_WhenDaysAreGiven_DeletesThese()
    {
        await SipakuProcess.RunAsync(_home.Path, "import", _home.Write("x.csv", Csv(good: 5, bad: 0)));

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "clear", "--from", "2024-01-02", "--to", "2024-01-03", "--yes");

        Assert.Equal("Deleted 2 readings.", result.Output.TrimEnd());
        Assert.Equal(["2024-01-01", "2024-01-04", "2024-01-05"], (await _home.ReadAllAsync()).Select(reading => reading.Tanggal));
    }

    [Theory]
    [InlineData("Say what to clear", "clear", "--yes")]
    [InlineData("--from 2024-13-01 is no date", "clear", "--from", "2024-13-01")]
    [InlineData("is later than", "clear", "--from", "2024-02-01", "--to", "2024-01-01")]
    [InlineData("--max-refused 120% is no percentage", "import", "x.csv", "--max-refused", "120%")]
    [InlineData("--rejects /nowhere/x cannot be written", "import", "/dev/null", "--rejects", "/nowhere/x")]
    [InlineData("--input FILE", "run", "--dry-run")]
    [InlineData("There is no import in force", "undo-import", "1")]
    public async Task Command_WhenItCannotBeMeant_SaysWhyInOneLine_AndExitsWithTwo(string reason, params string[] command)
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, command);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>A reading a day of January 2024, then refused lines.</summary>
    private static string Csv(int good, int bad, string? value = null) => "Tanggal,Waktu,Value\n"
        + string.Concat(Enumerable.Range(1, good).Select(day => $"2024-01-{day:00},00:00,{value ?? $"{day * day % 3}"}\n"))
        + string.Concat(Enumerable.Repeat("2024-01-01,00:00,bad\n", bad));
}
