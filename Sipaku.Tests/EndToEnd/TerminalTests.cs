using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>Commands that wait for somebody at a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string CtrlC = "\x03";
    private const string CtrlD = "\x04";

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("clear --readings", "Type yes: ")]
    [InlineData("import -", "Reading from the terminal")]
    [InlineData("run --input -", "Reading from the terminal")]
    public async Task Command_ThatWaitsAtATerminal_EndsAtCtrlC_WithNothingChanged(string command, string prompt)
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.Original);
        SipakuResult before = await SipakuProcess.RunAsync(_home.Path, "imports");
        using SipakuProcess process = SipakuProcess.StartOnTerminal(_home.Path, command.Split(' '));
        await process.ReadUntilAsync(prompt);

        await process.WriteAsync(CtrlC);

        Assert.Equal(130, (await process.EndAsync()).ExitCode);
        Assert.Equal(before.Output, (await SipakuProcess.RunAsync(_home.Path, "imports")).Output);
    }

    [Theory]
    [InlineData("no\n", 2, "Nothing was deleted.")]
    [InlineData(CtrlD, 2, "Nothing was deleted.")]
    [InlineData("yes\n", 0, "Deleted 115 readings.")]
    public async Task Clear_WhenAsked_DeletesForAYesAlone(string keys, int code, string said)
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.Original);
        using SipakuProcess process = SipakuProcess.StartOnTerminal(_home.Path, "clear", "--readings");
        await process.ReadUntilAsync("Type yes: ");

        await process.WriteAsync(keys);

        SipakuResult result = await process.EndAsync();
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhenReadingsAreTyped_StoresThemAtCtrlD()
    {
        using SipakuProcess process = SipakuProcess.StartOnTerminal(_home.Path, "import", "-");
        await process.ReadUntilAsync("Reading from the terminal");

        await process.WriteAsync("Tanggal,Waktu,Value\n2026-01-01,00:00,1\n" + CtrlD);

        SipakuResult result = await process.EndAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Imported 1 readings from standard input", result.Output, StringComparison.Ordinal);
    }
}
