using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Forecasts;
using Sipaku.Local.Hosting;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class CrashTests : IDisposable
{
    // A slice; SIPAKU_STEP_KILLS=99 kills at every step.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("SIPAKU_STEP_KILLS"), out int kills) ? kills : 4;

    private static readonly Lazy<Task<IReadOnlyList<string>>> Whole = new(RunWholeAsync);

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    // A step is killed as it starts, and the run after it has to do with what is left.
    [Fact]
    public async Task Run_KilledAtAStep_GoesOnWhereItWas_AndPublishesOnce()
    {
        IReadOnlyList<string> whole = await Whole.Value;

        string[] steps = [.. whole.Distinct()];
        foreach (string step in steps.Where((_, index) => index % (1 + (steps.Length / Kills)) == 0))
        {
            int killAt = whole.ToList().IndexOf(step) + 1;
            using TemporaryHome home = new();
            string journal = Path.Combine(home.Path, "journal");
            using (SipakuProcess killed = SipakuProcess.Start(home.Path, KillHook.KillHost(journal, killAt), "run", "--scale", "linear"))
            {
                Assert.Equal(137, (await killed.EndAsync()).ExitCode);
            }

            int before = (await File.ReadAllLinesAsync(journal)).Length;
            using SipakuProcess again = SipakuProcess.Start(home.Path, KillHook.Journal(journal), "run", "--scale", "linear", "--json");
            SipakuResult result = await again.EndAsync();

            Assert.True(result.ExitCode == 0, $"Killed at {step}: {result.Errors}");
            RunCommandTests.AssertMatches(ReferenceData.Beijing, result.Forecast);
            Assert.True(result.Errors.Contains("attached", StringComparison.Ordinal), $"Killed at {step}, started anew: {result.Errors}");
            AssertNothingFinishedRanAgain(await File.ReadAllLinesAsync(journal), before, whole);
        }
    }

    // Each activity once: every second execution is a repetition, which is spared.
    [Fact]
    public async Task Run_WhoseWorkerIsKilledInItsActivities_Publishes()
    {
        IReadOnlyList<string> whole = await Whole.Value;
        string journal = Path.Combine(_home.Path, "journal");
        int[] everyOther = [.. Enumerable.Range(0, Math.Min(Kills, whole.Count)).Select(execution => (2 * execution) + 1)];
        using SipakuProcess run = SipakuProcess.Start(_home.Path, KillHook.KillWorker(journal, everyOther), "run", "--scale", "linear", "--json");

        SipakuResult result = await run.EndAsync(TimeSpan.FromMinutes(3));

        Assert.True(result.ExitCode == 0, result.Errors);
        RunCommandTests.AssertMatches(ReferenceData.Beijing, result.Forecast);
        Assert.Equal(whole.Distinct().Order(), (await File.ReadAllLinesAsync(journal)).Distinct().Order());
    }

    [Fact]
    public async Task Run_WhenInterrupted_StopsCleanly_AndTheNextOneGoesOn()
    {
        string journal = Path.Combine(_home.Path, "journal");
        using SipakuProcess first = SipakuProcess.Start(_home.Path, KillHook.Journal(journal), "run", "--scale", "linear");
        await Eventually.HoldsAsync(() => File.Exists(journal), "The run did not start.");
        first.Interrupt();
        SipakuResult interrupted = await first.EndAsync();

        SipakuResult second = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear", "--json");

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("goes on at the next start", interrupted.Errors, StringComparison.Ordinal);
        Assert.Contains("attached", second.Errors, StringComparison.Ordinal);
        RunCommandTests.AssertMatches(ReferenceData.Beijing, second.Forecast);
    }

    [Fact]
    public async Task Run_WhenACancelRequestWasLeftBehind_HeedsIt_AndMakesARunOfItsOwn()
    {
        string journal = Path.Combine(_home.Path, "journal");
        using SipakuProcess killed = SipakuProcess.Start(_home.Path, KillHook.KillHost(journal, 2), "run", "--scale", "linear");
        await killed.EndAsync();
        string runId = Path.GetFileName(Assert.Single(killed.Errors.Split('\n'), line => line.Contains("artefacts", StringComparison.Ordinal)).TrimEnd('/'));
        CancelRequests.Leave(new Home(_home.Path), runId);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear");

        Assert.Equal(0, result.ExitCode);
        string[] list = (await SipakuProcess.RunAsync(_home.Path, "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, list.Length);
        Assert.Contains("  Published", list[0], StringComparison.Ordinal);
        Assert.StartsWith($"{runId}  Cancelled", list[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KilledBetweenLockAndSchedule_LeavesALockThatRunsOut()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        SqliteForecastStore store = new(_home.Settings, new FakeTimeProvider(now));
        await store.AcquireAsync("run-20150101-060000-abcdef", takeOverFrom: null, CancellationToken.None);
        SipakuResult fresh = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear");

        using TemporaryHome home = new();
        SqliteForecastStore before = new(home.Settings, new FakeTimeProvider(now - RunLock.StartLease - TimeSpan.FromSeconds(1)));
        await before.AcquireAsync("run-20150101-060000-abcdef", takeOverFrom: null, CancellationToken.None);
        SipakuResult late = await SipakuProcess.RunAsync(home.Path, "run", "--scale", "linear", "--json");

        Assert.Equal(3, fresh.ExitCode);
        Assert.Contains("run-20150101-060000-abcdef holds the run lock", fresh.Errors, StringComparison.Ordinal);
        RunCommandTests.AssertMatches(ReferenceData.Beijing, late.Forecast);
    }

    private static async Task<IReadOnlyList<string>> RunWholeAsync()
    {
        using TemporaryHome home = new();
        string journal = Path.Combine(home.Path, "journal");
        using SipakuProcess process = SipakuProcess.Start(home.Path, KillHook.Journal(journal), "run", "--scale", "linear");
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
