using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Orchestrators;
using Xunit;

namespace Sipaku.Tests.Flow;

/// <summary>What a run leaves behind of itself.</summary>
public sealed class RunRecordTests : IAsyncDisposable
{
    private static readonly string[] AllSteps =
    [
        "AcquireRun", "DumpSensorData", "BuildFeatures", "CheckDataQuality", "CheckTrainingData", "BacktestModel", "TrainModel", "DeployEndpoint", "PredictNextDay",
        "StoreForecastDay", "PublishForecast",
    ];

    private readonly FlowHost _flow = new(replayEveryTurn: true);

    private RunRecord Last => _flow.Records.Last().Record;

    public ValueTask DisposeAsync() => _flow.DisposeAsync();

    [Fact]
    public async Task Run_WhenItPublishes_IsRecordedAtEachStepAndAtItsEnd()
    {
        _flow.On<JobHandle>(nameof(GetTrainedModel), job => new TrainedModel(
            job.Id, "linear-learner", new Uri("file:///model"), new Dictionary<string, double> { ["rmse"] = 2 }, BillableSeconds: 92));

        await _flow.RunAsync();

        Assert.Equal(AllSteps.Length, _flow.Records.Count);
        Assert.Equal(Enumerable.Range(1, AllSteps.Length), _flow.Records.Select(entry => entry.Revision));
        Assert.Single(_flow.Records.Select(entry => entry.Life).Distinct());
        Assert.All(_flow.Records, entry => Assert.Equal((FlowHost.RunId, 7L), (entry.Record.RunId, entry.Fence)));
        Assert.Equal((RunState.Published, 92, false), (Last.State, Last.BillableSeconds, Last.Sample));
        Assert.Equal(AllSteps, Last.Steps.Select(step => step.Name));
        Assert.All(Last.Steps, step => Assert.Equal((RunStepState.Done, true), (step.State, step.EndedAt >= step.StartedAt)));
        Assert.Equal((300L, 5L, 2d), (Last.Data!.Readings, Last.Data.Malformed, Last.Model!.Metrics["rmse"]));
        Assert.Equal(_flow.Published!.Forecast.Days, Last.Days);
        Assert.NotNull(Last.EndedAt);
    }

    [Fact]
    public async Task Run_WhenItIsUnderWay_HasTheStepThatItIsInLast()
    {
        await _flow.RunAsync();

        RunRecord training = _flow.Records.Single(entry => entry.Record.Steps[^1] is { Name: "TrainModel", State: RunStepState.Running }).Record;

        Assert.Equal((RunState.Running, null), (training.State, training.EndedAt));
        Assert.All(training.Steps.SkipLast(1), step => Assert.Equal(RunStepState.Done, step.State));
        Assert.NotNull(training.Data);
        Assert.Null(training.Model);
    }

    [Fact]
    public async Task Run_WhenAStepFails_IsRecordedWithTheReason_AndWhatCouldNotBeUndone()
    {
        _flow.On<PredictRequest>(nameof(PredictNextDay), _ => throw new PermanentException("No number came back."));
        _flow.On<FeatureJobRequest>(nameof(ReleaseFeatures), _ => throw new PermanentException("not allowed"));

        await _flow.RunAsync();

        Assert.Equal((RunState.Failed, RunStepState.Failed), (Last.State, Last.Steps[^1].State));
        Assert.Equal(["No number came back."], Last.Reasons);
        Assert.Equal(["Could not release what the feature job holds: not allowed"], Last.NotUndone);
    }

    [Fact]
    public async Task Run_WhenAGateBlocks_IsRecordedSo()
    {
        _flow.On<RunDataRequest>(nameof(BacktestModel), _ => new BacktestReport(Scale.Linear, "", new Backtest(0, 6), [new ForecastWarning("model", Severity.Block, "Worse.")]));

        await _flow.RunAsync();

        Assert.Equal((RunState.Blocked, "BacktestModel", RunStepState.Blocked), (Last.State, Last.Steps[^1].Name, Last.Steps[^1].State));
        Assert.Equal(["Worse."], Last.Reasons);
    }

    [Fact]
    public async Task Run_WhenAJobFailsForGood_IsRecordedWithTheServicesReason()
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => new JobStatus(JobState.Failed, "Stopped", "MaxRuntimeExceeded"));

        await _flow.RunAsync();

        Assert.Equal(["training 1 did not succeed (Stopped): MaxRuntimeExceeded"], Last.Reasons);
    }

    [Fact]
    public async Task Run_WhenItIsCancelled_IsRecordedSo()
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => new JobStatus(JobState.Running, "Training"));
        await StartAsync();
        await _flow.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        await _flow.Client.RaiseEventAsync(FlowHost.RunId, RunEvents.Cancel, "Too expensive.");
        await _flow.EndAsync();

        Assert.Equal((RunState.Cancelled, "TrainModel", RunStepState.Cancelled), (Last.State, Last.Steps[^1].Name, Last.Steps[^1].State));
        Assert.Equal(["Too expensive."], Last.Reasons);
    }

    [Fact]
    public async Task Run_WhenAnotherHoldsTheLock_IsRecordedBehindThatOne()
    {
        RunLock others = new("run-20150101-050000-000000", 6, DateTime.UnixEpoch, DateTime.UnixEpoch);
        _flow.On<AdmissionRequest>(nameof(AcquireRun), _ => FlowHost.Admit(new RunTerms(default)) with { Attempt = new LockAttempt(false, others) });

        await _flow.RunAsync();

        Assert.Equal((RunState.Rejected, 6), (Assert.Single(_flow.Records).Record.State, _flow.Records.Single().Fence));
    }

    [Fact]
    public async Task Run_WhenAnEarlierVersionAdmittedIt_GoesOnAsThatOneWould()
    {
        _flow.On<AdmissionRequest>(nameof(AcquireRun), _ => FlowHost.Admit(new RunTerms(default)) with { Recorded = false });

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(RunOutcome.Published, FlowHost.OutcomeOf(run).Outcome);
        Assert.Empty(_flow.Records);
    }

    [Fact]
    public async Task Run_WhenItsRecordCannotBeKept_PublishesAllTheSame_AndSaysSo()
    {
        _flow.On<RunEntry>(nameof(RecordRun), _ => throw new PermanentException("no table"));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(RunOutcome.Published, FlowHost.OutcomeOf(run).Outcome);
        Assert.Equal(["Could not keep the run's record: no table"], FlowHost.OutcomeOf(run).NotUndone);
        Assert.Equal(2, _flow.Records.Count);
    }

    [Fact]
    public async Task Run_WhenCleanUpLeavesALotUndone_KeepsItsStatusSmall_AndAllOfItInTheRecord()
    {
        string endless = new('x', 20_000);
        _flow.On<FeatureJobRequest>(nameof(ReleaseFeatures), _ => throw new PermanentException(endless));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.InRange(run.SerializedCustomStatus!.Length, 100, 4_000);
        Assert.Contains(endless, Assert.Single(Last.NotUndone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenItIsSuspended_TakesNoStep_AndItsLockIsKept()
    {
        int looks = 0;
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => ++looks < 2
            ? new JobStatus(JobState.Running, "Training")
            : new JobStatus(JobState.Succeeded, "Completed"));
        await StartAsync();
        await _flow.Host.AdvanceAsync(TimeSpan.FromSeconds(1));
        await _flow.Client.SuspendInstanceAsync(FlowHost.RunId);

        await _flow.Host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await _flow.Client.GetInstanceAsync(FlowHost.RunId))!.RuntimeStatus);
        Assert.DoesNotContain(nameof(DeployEndpoint), _flow.Names);
        Assert.InRange(_flow.Names.Count(name => name == nameof(RenewLease)), 19, 20);

        await _flow.Client.ResumeInstanceAsync(FlowHost.RunId);
        Assert.Equal(RunOutcome.Published, FlowHost.OutcomeOf(await _flow.EndAsync()).Outcome);
    }

    private async Task StartAsync()
    {
        await _flow.StartAsync();
        await _flow.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(FlowHost.RunId));
    }
}
