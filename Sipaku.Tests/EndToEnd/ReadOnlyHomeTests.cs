using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>A home on a disk that takes nothing more, as one that a system has found damaged and mounts to be read.</summary>
public sealed class ReadOnlyHomeTests(PublishedHome published) : IClassFixture<PublishedHome>, IDisposable
{
    private readonly TemporaryHome _home = published.Copy();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_ThatRead_DoSo_AndABackupGoesOn(bool killed)
    {
        if (killed)
        {
            using SipakuProcess run = SipakuProcess.Start(_home.Path, KillHook.KillHost(Path.Combine(_home.Path, "journal"), 8), "run", "--scale", "linear");
            Assert.Equal(137, (await run.EndAsync()).ExitCode);
        }

        using TemporaryHome copy = new();

        foreach (string command in new[] { "list", "status", "show", "imports", "backtest --json" })
        {
            SipakuResult result = await SipakuProcess.RunOnReadOnlyMountAsync(_home.Path, command.Split(' '));
            Assert.True(result is { ExitCode: 0, Output.Length: > 0, Errors: "" }, $"{command} ended with {result.ExitCode}, {result.Output}{result.Errors}");
        }

        SipakuResult backup = await SipakuProcess.RunOnReadOnlyMountAsync(_home.Path, "backup", copy.Path);
        Assert.True(backup.ExitCode == 0, backup.Errors);
        SipakuResult goesOn = await SipakuProcess.RunAsync(copy.Path, killed ? "run" : "forecast", "--json");

        RunCommandTests.AssertMatches(ReferenceData.Jakarta, goesOn.Forecast);
        Assert.Equal(killed, goesOn.Errors.Contains("attached", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("serve")]
    [InlineData("import -")]
    [InlineData("clear --readings --yes")]
    [InlineData("undo-import 1")]
    public async Task Commands_ThatWrite_SayInOneLineThatTheyCannot(string command)
    {
        SipakuResult result = await SipakuProcess.RunOnReadOnlyMountAsync(_home.Path, command.Split(' '));

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("cannot be written", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_ToAFolderThatTakesNothing_SaysSoInOneLine()
    {
        SipakuResult result = await SipakuProcess.RunOnReadOnlyMountAsync(_home.Path, "backup", Path.Combine(_home.Path, "backup"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be written", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }
}
