using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Flow;
using Sipaku.Orchestrations.Orchestrators;
using Sipaku.Tests.Support;
using Sipaku.Tests.VirtualTime;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Gates;

/// <summary>
/// Whole runs on this machine's adapters in virtual time, with trouble at each boundary of the steps between the features and the training:
/// wherever it comes, the run ends in a way that is told, and the forecast before can be read all the while.
/// </summary>
public sealed class GateFaultTests : IAsyncLifetime, IDisposable
{
    private const int Days = 260;
    private const int UsualRuns = 20;

    // The summary, the quality check and the backtest each list daily/ and open its one file: before the list, before and after the opening.
    private const int BoundariesOfAStep = 3;
    private const int Boundaries = 3 * BoundariesOfAStep;
    private static readonly DateOnly Today = new(2030, 1, 1);

    private readonly TemporaryHome _home = new();
    private DurableTestHost _host = null!;
    private TroubledObjectStore _objects = null!;
    private int _runs;

    /// <summary>A slice that has each boundary and each trouble; SIPAKU_FAULT_RUNS=54 is every one at every other.</summary>
    public static TheoryData<int, string> Troubles()
    {
        string[] troubles = ["throttled", "fault", "throttled for good", "refused", "defect", "cancelled"];
        int runs = int.TryParse(Environment.GetEnvironmentVariable("SIPAKU_FAULT_RUNS"), out int wanted) ? wanted : UsualRuns;
        TheoryData<int, string> chosen = [];
        foreach ((int boundary, string trouble) in Enumerable.Range(1, Boundaries)
            .SelectMany(boundary => troubles.Select((trouble, number) => (Boundary: boundary, Trouble: trouble, Turn: (boundary + number) % 3)))
            .OrderBy(choice => choice.Turn)
            .Take(runs)
            .Select(choice => (choice.Boundary, choice.Trouble)))
        {
            chosen.Add(boundary, trouble);
        }

        return chosen;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Run_WhateverHappensAtABoundaryOfTheGates_EndsInAWayThatIsTold(int boundary, string trouble)
    {
        await ImportAsync(change: 0);
        await StartAsync(Today);
        string before = await PublishAsync();
        int seen = 0;
        _objects.Trouble = async () =>
        {
            Assert.Equal(before, (await LatestAsync()).RunId);
            seen++;
            if (seen == boundary || (seen > boundary && trouble == "throttled for good"))
            {
                await MakeAsync(trouble);
            }
        };

        OrchestrationMetadata run = await RunAsync();

        Assert.True(seen >= boundary, $"There were {seen} boundaries.");
        switch (trouble)
        {
            case "throttled" or "fault":
                AssertEnded(run, RunOutcome.Published);
                break;
            case "cancelled":
                AssertEnded(run, RunOutcome.Cancelled);
                break;
            default:
                Assert.Equal((OrchestrationRuntimeStatus.Failed, typeof(RunFailedException).FullName), (run.RuntimeStatus, run.FailureDetails!.ErrorType));
                Assert.Equal(trouble, run.FailureDetails.ErrorMessage);
                break;
        }

        _objects.Trouble = () => Task.CompletedTask;
        Assert.Equal(trouble is "throttled" or "fault" ? run.InstanceId : before, (await LatestAsync()).RunId);
        Assert.Null(run.ReadCustomStatusAs<RunStatus>()!.NotUndone);
        Assert.Null(await _host.Services.GetRequiredService<IForecastStore>().ReadLockAsync(CancellationToken.None));
        await PublishAsync();
    }

    [Theory]
    [InlineData("Quality:Freshness", 11, 0)]
    [InlineData("Gate", 0, 900)]
    public async Task Run_WhenAGateBlocks_LeavesTheForecastBefore_AlsoWhereItsReadsAreThrottled(string setting, int daysLater, int change)
    {
        await ImportAsync(change);
        await StartAsync(Today);
        string before = await PublishAsync();
        await _host.DisposeAsync();
        await StartAsync(Today.AddDays(daysLater), (setting, "Block"));
        int seen = 0;
        _objects.Trouble = async () =>
        {
            Assert.Equal(before, (await LatestAsync()).RunId);
            // The first read of each step.
            if (seen++ % (BoundariesOfAStep + 1) == 0)
            {
                throw new ThrottledException("throttled");
            }
        };

        OrchestrationMetadata run = await RunAsync();

        AssertEnded(run, RunOutcome.Blocked);
        Assert.Equal(before, (await LatestAsync()).RunId);
    }

    /// <summary>A series that depends on its past and on chance, with a last fifth that the model cannot have learnt where the level changes.</summary>
    private async Task ImportAsync(int change)
    {
        Random random = new(1);
        double value = 40;
        List<Reading> readings = [];
        for (int day = 0; day < Days; day++)
        {
            value = 12 + (0.7 * value) + random.Next(0, 9);
            double shown = change > 0 && day >= Days * 4 / 5 ? change + (day / 100.0) : value;
            readings.Add(new Reading(Today.AddDays(day - Days).ToString("yyyy-MM-dd"), "12:00:00", shown.ToString("F3", CultureInfo.InvariantCulture)));
        }

        await _home.ImportAsync(readings);
    }

    private static void AssertEnded(OrchestrationMetadata run, string outcome) =>
        Assert.Equal((OrchestrationRuntimeStatus.Completed, outcome), (run.RuntimeStatus, run.ReadOutputAs<RunOutcome>()?.Outcome));

    private async Task MakeAsync(string trouble)
    {
        switch (trouble)
        {
            case "cancelled":
                await _host.Client.RaiseEventAsync($"run-{_runs}", RunEvents.Cancel, "cancelled");
                break;
            case "fault":
                throw new ServiceFaultException(trouble);
            case "refused":
                throw new PermanentException(trouble);
            case "defect":
                throw new InvalidOperationException(trouble);
            default:
                throw new ThrottledException(trouble);
        }
    }

    private async Task<Forecast> LatestAsync() =>
        (await _host.Services.GetRequiredService<IForecastStore>().ReadLatestAsync(CancellationToken.None))!;

    private async Task<string> PublishAsync()
    {
        OrchestrationMetadata run = await RunAsync();
        AssertEnded(run, RunOutcome.Published);
        return run.InstanceId;
    }

    private async Task<OrchestrationMetadata> RunAsync()
    {
        string id = $"run-{++_runs}";
        await _host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(id));
        return await _host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
    }

    private async Task StartAsync(DateOnly today, params (string Name, string Value)[] settings)
    {
        Dictionary<string, string?> values = new() { [SettingsReader.HomeVariable] = _home.Path };
        foreach ((string name, string value) in settings)
        {
            values[$"Sipaku:{name}"] = value;
        }

        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        _host = await DurableTestHost.StartAsync(options =>
        {
            options.StartTime = new DateTimeOffset(today, new TimeOnly(6, 0), TimeSpan.Zero);
            options.AddFunctions(typeof(ForecastOrchestrator).Assembly).AddFunctions(typeof(AcquireRun).Assembly);
            SipakuSettings read = options.Services.AddSipaku(configuration);
            _objects = new TroubledObjectStore(new DirectoryObjectStore(read, TimeProvider.System));
            options.Services.AddSingleton<IObjectStore>(_objects);
        });
    }
}
