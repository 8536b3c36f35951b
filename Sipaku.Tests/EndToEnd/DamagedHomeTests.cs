using System.Net;
using System.Net.Sockets;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>Homes that lost a part of what they were, or had it changed behind their back.</summary>
public sealed class DamagedHomeTests(PublishedHome published) : IClassFixture<PublishedHome>, IDisposable
{
    private readonly TemporaryHome _home = published.Copy();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_WhenOwnReadingsAreGone_DoesNotTakeTheSample(bool storeIsLost)
    {
        if (storeIsLost)
        {
            File.Delete(In("sipaku.db"));
        }
        else
        {
            await SipakuProcess.RunAsync(_home.Path, "clear", "--readings", "--yes");
        }

        SipakuResult refused = await SipakuProcess.RunAsync(_home.Path, "run", "--json");
        SipakuResult kept = await SipakuProcess.RunAsync(_home.Path, "forecast", "--json");

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("which had some or made runs before", Assert.Single(refused.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.Equal(published.Forecast, kept.Output);
        Assert.False(kept.Forecast.Sample);
    }

    [Fact]
    public async Task Run_WhenOwnReadingsWereCleared_TakesTheSampleIfItIsAskedTo()
    {
        await SipakuProcess.RunAsync(_home.Path, "clear", "--readings", "--yes");

        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--sample");

        Assert.True(run.Forecast.Sample);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("list")]
    [InlineData("serve")]
    public async Task Commands_WhenTheDurableStateIsEmpty_SayThatItsRunsAreLost(string command)
    {
        await File.WriteAllBytesAsync(In("hub.db"), []);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, command);

        Assert.NotEqual(0, result.ExitCode);
        string line = Assert.Single(result.Errors.Split('\n'));
        Assert.Contains($"{In("hub.db")} is empty", line, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenTheDurableStateIsGone_SaysSo_AndStartsAnew()
    {
        File.Delete(In("hub.db"));

        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear", "--json");

        RunCommandTests.AssertMatches(ReferenceData.Jakarta, run.Forecast);
        Assert.Contains($"{In("hub.db")} is gone, and the runs with it.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forecasts.db", "forecast")]
    [InlineData("sipaku.db", "imports")]
    [InlineData("sipaku.db", "run")]
    [InlineData("hub.db", "list")]
    [InlineData("hub.db", "run")]
    public async Task Commands_WhenADatabaseIsDamaged_NameItsFile(string file, string command)
    {
        await File.WriteAllBytesAsync(In(file), [.. Enumerable.Range(0, 20_000).Select(index => (byte)(index * 7))]);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, command);

        Assert.Equal(1, result.ExitCode);
        string line = Assert.Single(result.Errors.Split('\n'));
        Assert.Contains(In(file), line, StringComparison.Ordinal);
        Assert.Contains("is damaged", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_WhateverStandsWhereAHostLeftItsAddress_UseTheHome()
    {
        foreach (string owner in new[] { "null", "{", Owner("null"), Owner("\"x/y\""), Owner("\"file:///etc/passwd\"") })
        {
            _home.Write("owner.json", owner);
            Assert.Equal(0, (await SipakuProcess.RunAsync(_home.Path, "list")).ExitCode);
        }

        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        _home.Write("owner.json", Owner($"\"http://{silent.LocalEndpoint}\""));
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear");

        Assert.True(run.ExitCode == 0, run.Errors);
        RunCommandTests.AssertMatches(ReferenceData.Jakarta, run.Forecast);

        static string Owner(string address) => $$"""{"Address":{{address}},"Session":"a","ProcessId":1}""";
    }

    [Fact]
    public async Task Run_WhenTheUnfinishedOneHasNotSeenTheNewReadings_CancelsIt_AndForecastsThese()
    {
        using (SipakuProcess killed = SipakuProcess.Start(_home.Path, KillHook.KillHost(In("journal"), 8), "run"))
        {
            Assert.Equal(137, (await killed.EndAsync()).ExitCode);
        }

        string changed = _home.Write("changed.csv", "Tanggal,Waktu,Value\n2015-12-31,12:00,1\n");
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear", "--input", changed);
        string[] list = (await SipakuProcess.RunAsync(_home.Path, "list")).Output.TrimEnd().Split('\n');

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.NotEqual(published.Forecast, run.Output);
        Assert.Contains("has not seen the new readings: it is cancelled, and another one made.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["Published", "Cancelled", "Published"], list.Select(line => line.Split("  ")[1]));
    }

    [Fact]
    public async Task Run_WhenSeveralAreStartedAtOnce_EachEndsWithAForecast()
    {
        SipakuResult[] runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear")));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Errors));
        Assert.All(runs, run => RunCommandTests.AssertMatches(ReferenceData.Jakarta, run.Forecast));
    }

    [Fact]
    public async Task Clear_GivesTheRoomBack()
    {
        long before = new FileInfo(In("sipaku.db")).Length;

        await SipakuProcess.RunAsync(_home.Path, "clear", "--readings", "--yes");

        Assert.InRange(new FileInfo(In("sipaku.db")).Length, 1, before / 3);
    }

    private string In(string file) => Path.Combine(_home.Path, file);
}
