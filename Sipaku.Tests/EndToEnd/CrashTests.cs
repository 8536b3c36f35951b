using Sipaku.Activities.Local.Forecasts;
using Sipaku.Local.Hosting;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class CrashTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    // Each activity is killed in its turn as it starts, and the run after it has to do with what is left.
    [Fact]
    public async Task Run_KilledAtEveryStep_GoesOnWhereItWas_AndPublishesOnce()
    {
        IReadOnlyList<string> whole = await RunWholeAsync();

        foreach (string step in whole.Distinct())
        {
            int killAt = whole.ToList().IndexOf(step) + 1;
            using TemporaryHome home = new();
            string journal = Path.Combine(home.Path, "journal");
            using (SipakuProcess killed = SipakuProcess.Start(home.Path, KillHook.KillHost(journal, killAt), "run"))
            {
                Assert.Equal(137, (await killed.EndAsync()).ExitCode);
            }

            int before = (await File.ReadAllLinesAsync(journal)).Length;
            using SipakuProcess again = SipakuProcess.Start(home.Path, KillHook.Journal(journal), "run", "--json");
            SipakuResult result = await again.EndAsync();

            Assert.True(result.ExitCode == 0, $"Killed at {step}: {result.Errors}");
            RunCommandTests.AssertMatches(ReferenceData.Beijing, result.Forecast);
            Assert.True(result.Errors.Contains("attached", StringComparison.Ordinal), $"Killed at {step}, started anew: {result.Errors}");
            AssertNothingFinishedRanAgain(await File.ReadAllLinesAsync(journal), before, whole);
        }
    }

    [Fact]
    public async Task Run_WhenInterrupted_StopsCleanly_AndTheNextOneGoesOn()
    {
        string journal = Path.Combine(_home.Path, "journal");
        using SipakuProcess first = SipakuProcess.Start(_home.Path, KillHook.Journal(journal), "run");
        await Eventually.HoldsAsync(() => File.Exists(journal), "The run did not start.");
        first.Interrupt();
        SipakuResult interrupted = await first.EndAsync();

        SipakuResult second = await SipakuProcess.RunAsync(_home.Path, "run", "--json");

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("goes on at the next start", interrupted.Errors, StringComparison.Ordinal);
        Assert.Contains("attached", second.Errors, StringComparison.Ordinal);
        RunCommandTests.AssertMatches(ReferenceData.Beijing, second.Forecast);
    }

    [Fact]
    public async Task Run_WhenACancelRequestWasLeftBehind_IsCancelledAtTheNextStart()
    {
        string journal = Path.Combine(_home.Path, "journal");
        using SipakuProcess killed = SipakuProcess.Start(_home.Path, KillHook.KillHost(journal, 2), "run");
        await killed.EndAsync();
        string runId = Path.GetFileName(Assert.Single(killed.Errors.Split('\n'), line => line.Contains("artefacts", StringComparison.Ordinal)).TrimEnd('/'));
        CancelRequests.Leave(new Home(_home.Path), runId);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{runId}  Cancelled", (await SipakuProcess.RunAsync(_home.Path, "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await SipakuProcess.RunAsync(_home.Path, "run")).ExitCode);
    }

    [Fact]
    public async Task Run_KilledBetweenLockAndSchedule_LeavesNoLockBehind()
    {
        SqliteForecastStore store = new(_home.Settings, TimeProvider.System);
        await store.AcquireAsync("run-20150101-060000-abcdef", takeOverFrom: null, CancellationToken.None);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json");

        RunCommandTests.AssertMatches(ReferenceData.Beijing, result.Forecast);
    }

    private static async Task<IReadOnlyList<string>> RunWholeAsync()
    {
        using TemporaryHome home = new();
        string journal = Path.Combine(home.Path, "journal");
        using SipakuProcess process = SipakuProcess.Start(home.Path, KillHook.Journal(journal), "run");
        Assert.Equal(0, (await process.EndAsync()).ExitCode);
        return await File.ReadAllLinesAsync(journal);
    }

    /// <summary>
    /// Executions that were under way at the kill run again; there are no more of them than run side by side, and all others ran once.
    /// </summary>
    private static void AssertNothingFinishedRanAgain(string[] journal, int before, IReadOnlyList<string> whole)
    {
        foreach (IGrouping<string, string> step in whole.GroupBy(name => name))
        {
            int ran = journal.Count(name => name == step.Key);
            int underWay = journal[..before].Reverse().TakeWhile(name => name == step.Key).Count();
            Assert.InRange(ran, step.Count(), step.Count() + underWay);
        }
    }
}
