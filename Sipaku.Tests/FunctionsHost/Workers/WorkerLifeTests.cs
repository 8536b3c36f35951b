using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using DurableTask.Core;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Tests.FunctionsHost.Http;
using Sipaku.Tests.FunctionsHost.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Workers;

public sealed class WorkerLifeTests : IDisposable
{
    private const string WorkerDeath = "Microsoft.Azure.WebJobs.Host.FunctionInvocationException";

    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Worker_WhenKilled_ShouldBeFollowedByAnother_AndTheHostStays()
    {
        await using TestHost host = await TestHost.StartAsync(_folder);
        for (int death = 0; death < 2; death++)
        {
            int worker = await host.WorkerAsync();

            Process.GetProcessById(worker).Kill();

            await Eventually.HoldsAsync(async () => await TryGetWorkerAsync(host) is { } next && next != worker, "No other worker came.");
        }
    }

    [Fact]
    public async Task Orchestration_WhenItsActivityKillsTheWorker_ShouldSeeAFailureOfItsType()
    {
        await using TestHost host = await TestHost.StartAsync(_folder);

        await host.StartInstanceAsync("DiesInActivity", "once");
        await host.StartInstanceAsync("AlwaysDiesInActivity", "always");

        Assert.Equal($"\"{WorkerDeath}\"", (await host.EndAsync("once")).Output);
        OrchestrationState always = await host.EndAsync("always");
        Assert.Equal(OrchestrationStatus.Failed, always.OrchestrationStatus);
        Assert.Equal(WorkerDeath, always.FailureDetails!.InnerFailure!.ErrorType);
        Assert.InRange(_folder.Lines().Count(line => line == "always"), 1, 3);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/api/word")).StatusCode);
    }

    [Fact]
    public async Task Activity_WhenItRunsOutOfItsTime_ShouldFailWithThat_AndAnotherWorkerComes()
    {
        _folder.Write("host.json", """{"functionTimeout":"00:00:03","extensions":{"durableTask":{"hubName":"TestHubName"}}}""");
        await using TestHost host = await TestHost.StartAsync(_folder);
        int first = await host.WorkerAsync();

        await host.StartInstanceAsync("Works", "hangs");

        OrchestrationState end = await host.EndAsync("hangs");
        Assert.Equal(OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Equal("Microsoft.Azure.WebJobs.Host.FunctionTimeoutException", end.FailureDetails!.InnerFailure!.ErrorType);
        Assert.NotEqual(first, await host.WorkerAsync());
    }

    [Fact]
    public async Task Request_WhenItRunsOutOfItsTime_ShouldBeAnswered_AndTheHostStays()
    {
        _folder.Write("host.json", """{"functionTimeout":"00:00:03"}""");
        await using TestHost host = await TestHost.StartAsync(_folder);

        using HttpResponseMessage answer = await host.Http.GetAsync("/api/hang");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/api/word")).StatusCode);
    }

    [Fact]
    public async Task Orchestration_WhenTheWorkerDiesInItsTurn_ShouldTakeTheTurnAgain()
    {
        await using TestHost host = await TestHost.StartAsync(_folder);

        await host.StartInstanceAsync("DiesInTurnOnce", "turn");

        Assert.Equal("\"survived\"", (await host.EndAsync("turn")).Output);
    }

    [Fact]
    public async Task Orchestration_WhenEachTurnKillsTheWorker_ShouldBeGivenUp_WhileOthersGoOn()
    {
        await using TestHost host = await TestHost.StartAsync(_folder);

        await host.StartInstanceAsync("AlwaysDiesInTurn", "poison");
        Task<OrchestrationState> poison = host.EndAsync("poison");
        for (int other = 0; !poison.IsCompleted; other++)
        {
            await host.StartInstanceAsync("Waits", $"other-{other}");
            await host.RaiseEventAsync($"other-{other}", "Go", $"\"{other}\"");
            Assert.Equal($"\"{other}\"", (await host.EndAsync($"other-{other}")).Output);
            await Eventually.HoldsAsync(() => poison.IsCompleted || _folder.Lines().Count > other, "The turn was not taken again.");
        }

        OrchestrationState end = await poison;
        Assert.Equal(OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Equal(SqliteOrchestrationService.ParkedErrorType, end.FailureDetails!.ErrorType);
        Assert.Contains("'AlwaysDiesInTurn' ended the process that ran it 8 times in one turn", end.Output, StringComparison.Ordinal);
        Assert.Equal(SqliteOrchestrationService.ParkAfterDeaths, _folder.Lines().Count(line => line == "poison"));
    }

    [Fact]
    public async Task Worker_WhenItCannotStartAgain_ShouldBeTriedAgain_WhileRequestsAreRefused()
    {
        await using TestHost host = await TestHost.StartAsync(_folder, options => options.WorkerEnvironment["SIPAKU_TEST_APP"] = "throws-later");
        Process.GetProcessById(await host.WorkerAsync()).Kill();

        await Eventually.HoldsAsync(
            async () => await host.Http.GetAsync("/api/word") is { StatusCode: HttpStatusCode.InternalServerError } refused
                && (await HttpBindingTests.ErrorOfAsync(refused)).Contains("Word", StringComparison.Ordinal),
            "Nothing was refused.");
        File.Delete(_folder.Journal);

        await Eventually.HoldsAsync(async () => await TryGetWorkerAsync(host) is not null, "No worker came.");
    }

    [Fact]
    public async Task Worker_WhenTheHostIsKilled_ShouldEndWithIt()
    {
        using HostProcess host = new(HostProgram.Serve, _folder.Path);
        using Process worker = Process.GetProcessById(int.Parse((await host.NextLineAsync())!.Split(' ')[0], CultureInfo.InvariantCulture));

        host.Kill();

        await worker.WaitForExitAsync();
        Assert.True(worker.HasExited);
    }

    [Fact]
    public async Task Worker_WhenTheTerminalInterruptsTheHost_ShouldNotHearIt()
    {
        await using TestHost host = await TestHost.StartAsync(_folder);

        Assert.NotEqual(ProcessGroupOf(Environment.ProcessId), ProcessGroupOf(await host.WorkerAsync()));
    }

    [Fact]
    public async Task StartupHook_WhenTheAppHasOneOfItsOwn_ShouldLeaveItAlone()
    {
        string own = typeof(WorkerLifeTests).Assembly.Location;
        await using TestHost host = await TestHost.StartAsync(_folder, options => options.WorkerEnvironment["DOTNET_STARTUP_HOOKS"] = own);

        Assert.Equal(own, await host.Http.GetStringAsync("/api/variables/DOTNET_STARTUP_HOOKS"));
    }

    [Fact]
    public async Task StartupHook_WhenTheAppHasNone_ShouldBeGoneFromItsEnvironment()
    {
        await using TestHost host = await TestHost.StartAsync(_folder);

        Assert.Equal("none", await host.Http.GetStringAsync("/api/variables/DOTNET_STARTUP_HOOKS"));
    }

    [DllImport("libc", EntryPoint = "getpgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ProcessGroupOf(int process);

    private static async Task<int?> TryGetWorkerAsync(TestHost host)
    {
        using HttpResponseMessage response = await host.Http.GetAsync("/api/process");
        return response.IsSuccessStatusCode ? int.Parse(await response.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture) : null;
    }
}
