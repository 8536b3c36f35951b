using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Flow;
using Sipaku.Orchestrations.Orchestrators;
using Xunit;

namespace Sipaku.Tests.Flow;

public abstract class ForecastOrchestratorTests(bool replayEveryTurn) : IAsyncDisposable
{
    private readonly FlowHost _flow = new(replayEveryTurn);

    public async ValueTask DisposeAsync()
    {
        await _flow.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Run_WhenAllGoesWell_PublishesSixDaysThatFeedEachOther()
    {
        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(RunOutcome.Published, FlowHost.OutcomeOf(run).Outcome);
        Forecast forecast = _flow.Published!.Forecast;
        Assert.Equal([21, 41, 80, 157, 310, 615], forecast.Days.Select(day => day.Average));
        Assert.Equal(["2015-01-01", "2015-01-02", "2015-01-03", "2015-01-04", "2015-01-05", "2015-01-06"], forecast.Days.Select(day => day.Date.ToString("yyyy-MM-dd")));
        Assert.Equal("SEDANG", forecast.Days[5].Category);
        Assert.Equal(7, _flow.Published.Fence);
        Assert.Equal((FlowHost.RunId, 5L), (forecast.RunId, forecast.Data.Malformed));
        Assert.Equal(100, FlowHost.StatusOf(run).Percent);
    }

    [Fact]
    public async Task Run_WhenThePlanSaysWhatTheReadingsAre_RatesTheDaysByIt()
    {
        Measure measure = new("PM2.5", "µg/m³", IspuBands.Of("PM2.5", "µg/m³")!);
        _flow.On<string>(nameof(PlanDump), id => new DumpPlan([new(id, 0, 1)], "a test", Measure: measure));

        await _flow.RunAsync();

        Forecast forecast = _flow.Published!.Forecast;
        Assert.Equal([1, 1, 2, 3, 4, 4], forecast.Days.Select(day => day.Level));
        Assert.Equal("BERBAHAYA", forecast.Days[5].Category);
        Assert.Equal(("PM2.5", "µg/m³", "Ispu"), (forecast.Pollutant, forecast.Unit, forecast.Bands!.Name));
    }

    [Theory]
    [InlineData(nameof(CheckDataQuality))]
    [InlineData(nameof(BacktestModel))]
    public async Task Run_WhenAGateBlocks_TrainsNothing_CleansUp_AndSaysWhy(string gate)
    {
        ForecastWarning[] findings =
        [
            new("freshness", Severity.Warn, "Old."), new("futureDays", Severity.Block, "From the future."), new("model", Severity.Block, "Worse."),
        ];
        _flow.On<QualityRequest>(nameof(CheckDataQuality), _ => new QualityReport(FlowHost.Quality, gate == nameof(CheckDataQuality) ? findings : []));
        _flow.On<RunDataRequest>(nameof(BacktestModel), _ =>
            new BacktestReport(Scale.Linear, "", new Backtest(100, 6), gate == nameof(BacktestModel) ? findings : []));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal((OrchestrationRuntimeStatus.Completed, RunOutcome.Blocked), (run.RuntimeStatus, FlowHost.OutcomeOf(run).Outcome));
        Assert.Equal(["From the future.", "Worse."], FlowHost.OutcomeOf(run).Reasons);
        Assert.DoesNotContain(nameof(StartTraining), _flow.Names);
        Assert.Equal([nameof(ReleaseFeatures), nameof(ReleaseRun)], _flow.Names.TakeLast(2));
        Assert.Null(_flow.Published);
    }

    [Fact]
    public async Task Run_WhenTheGatesWarn_PublishesWhatTheySay_WithFiguresAndIntervals()
    {
        ForecastWarning old = new("freshness", Severity.Warn, "Old.");
        ForecastWarning worse = new("model", Severity.Warn, "Worse.");
        ResidualQuantiles[] residuals = [.. Enumerable.Range(1, 6).Select(day => new ResidualQuantiles(-30 * day, -10 * day, 10 * day, 30 * day))];
        Backtest backtest = new(100, 6, Note: "a note");
        _flow.On<QualityRequest>(nameof(CheckDataQuality), _ => new QualityReport(FlowHost.Quality with { FlatDays = 3 }, [old]));
        _flow.On<RunDataRequest>(nameof(BacktestModel), _ => new BacktestReport(Scale.Linear, "Because.", backtest, [worse], residuals));
        _flow.On<RunDataRequest>(nameof(SummarizeFeatures), _ => FlowHost.Summary with { Lowest = 0 });

        await _flow.RunAsync();

        Forecast forecast = _flow.Published!.Forecast;
        Assert.Equal([old, worse], forecast.Warnings);
        Assert.Equal((backtest, "Because.", 3), (forecast.Backtest, forecast.ScaleReason, forecast.Data.Quality!.FlatDays));
        Assert.Equal([new(11, 31), new(21, 61), new(50, 110), new(117, 197), new(260, 360), new(555, 675)], forecast.Days.Select(day => day.Interval80!));
        Assert.Equal(new ForecastInterval(0, 51), forecast.Days[0].Interval95);
    }

    [Fact]
    public async Task Run_WhenAskedForAScale_TrainsAndPredictsOnIt_AndTheDocumentSaysSo()
    {
        TrainingRequest? trained = null;
        ConcurrentBag<Scale> predicted = [];
        _flow.On<TrainingRequest>(nameof(StartTraining), request =>
        {
            trained = request;
            return new JobHandle("t", "training");
        });
        _flow.On<PredictRequest>(nameof(PredictNextDay), request =>
        {
            predicted.Add(request.Scale);
            return 1.0;
        });

        await _flow.RunAsync(new ForecastRequest(ScaleChoice.Log));

        Assert.Equal(Scale.Log, trained!.Scale);
        Assert.All(predicted, scale => Assert.Equal(Scale.Log, scale));
        Assert.Equal(Scale.Log, _flow.Published!.Forecast.Scale);
    }

    [Fact]
    public async Task Run_WhenAskedForDaysBeforeToday_TellsTheFeatureJob_AndStartsAfterTheSummarysWindow()
    {
        DateOnly? lastDay = null;
        _flow.On<AdmissionRequest>(nameof(AcquireRun), request => FlowHost.Admit(new RunTerms(new DateOnly(2015, 1, 1), ExcludeToday: true, GapPolicy: GapPolicy.Strict)));
        _flow.On<FeatureJobRequest>(nameof(StartFeatures), request =>
        {
            lastDay = request.LastDay;
            return new JobHandle("f", "features");
        });
        _flow.On<RunDataRequest>(nameof(SummarizeFeatures), request => FlowHost.Summary with { StartsAfter = new DateOnly(2014, 12, 20) });

        await _flow.RunAsync();

        Assert.Equal(new DateOnly(2014, 12, 31), lastDay);
        Forecast forecast = _flow.Published!.Forecast;
        Assert.Equal((new DateOnly(2014, 12, 20), new DateOnly(2014, 12, 21), new DateOnly(2014, 12, 31)), (forecast.StartsAfter, forecast.Days[0].Date, forecast.Data.LastDay));
        Assert.Equal(GapPolicy.Strict, forecast.GapPolicy);
    }

    [Fact]
    public async Task Run_WhenAllGoesWell_StoresEachDayBeforeItPublishes_AndReleasesTheLockLast()
    {
        await _flow.RunAsync();

        List<string> names = [.. _flow.Names];
        Assert.Equal(6, names.Count(name => name == nameof(StoreForecastDay)));
        Assert.True(names.LastIndexOf(nameof(StoreForecastDay)) < names.IndexOf(nameof(PublishForecast)));
        Assert.Equal(nameof(ReleaseRun), names[^1]);
        Assert.DoesNotContain(nameof(StopTraining), names);
        Assert.True(_flow.Retired!.Published);
    }

    [Fact]
    public async Task Run_WhenASegmentHasSeveralParts_AddsThemUp()
    {
        FinishDumpRequest? finished = null;
        _flow.On<FinishDumpRequest>(nameof(FinishDump), request =>
        {
            finished = request;
            return new DumpSummary("manifest", 3, 300, 30);
        });

        await _flow.RunAsync();

        Assert.Equal([new SegmentTotals(0, 1, 100, 10), new SegmentTotals(1, 2, 200, 20)], finished!.Segments);
    }

    [Fact]
    public async Task Run_WhenPartsOfADumpAreThrottled_LosesNoneOfThem()
    {
        const int Parts = 4;
        FinishDumpRequest? finished = null;
        HashSet<(int, int)> throttled = [];
        _flow.On<DumpPartRequest>(nameof(DumpSegmentPart), request => throttled.Add((request.Segment.Index, request.Part))
            ? throw new ThrottledException("slow down")
            : new DumpPart(100, 10, request.Part < Parts - 1 ? "more" : null));
        _flow.On<FinishDumpRequest>(nameof(FinishDump), request =>
        {
            finished = request;
            return new DumpSummary("manifest", 8, 800, 80);
        });

        await _flow.RunAsync();

        Assert.Equal([new SegmentTotals(0, Parts, 400, 40), new SegmentTotals(1, Parts, 400, 40)], finished!.Segments);
    }

    [Fact]
    public async Task Run_WhenAnotherHoldsTheLock_IsRejectedAndTakesNoStep()
    {
        RunLock others = new("run-20150101-050000-000000", 6, DateTime.UnixEpoch, DateTime.UnixEpoch);
        _flow.On<AdmissionRequest>(nameof(AcquireRun), _ => new RunAdmission(new LockAttempt(false, others), new WaitPlan(default, default, default, default, default), new RunTerms(default)));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(RunOutcome.Rejected, FlowHost.OutcomeOf(run).Outcome);
        Assert.Contains(others.RunId, Assert.Single(FlowHost.OutcomeOf(run).Reasons), StringComparison.Ordinal);
        Assert.Equal([nameof(ClaimRun), nameof(AcquireRun), nameof(ReleaseRun)], _flow.Names);
    }

    [Fact]
    public async Task Run_WhenTheDumpHasTooFewDays_FailsBeforeAnyJobStarts_AndReleasesTheLock()
    {
        _flow.On<TrainingDataFigures>(nameof(CheckTrainingData), figures => throw new PermanentException($"Only {figures.Rows} rows."));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Equal(typeof(RunFailedException).FullName, run.FailureDetails!.ErrorType);
        Assert.Equal("Only 24 rows.", run.FailureDetails.ErrorMessage);
        Assert.DoesNotContain(nameof(StartFeatures), _flow.Names);
        Assert.Equal(nameof(ReleaseRun), _flow.Names.Last());
    }

    [Fact]
    public async Task Run_WhenTheDumpCannotCountDays_ChecksTheFeatureRowsOnly()
    {
        _flow.On<FinishDumpRequest>(nameof(FinishDump), _ => new DumpSummary("manifest", 3, 300, Days: null));

        await _flow.RunAsync();

        Assert.Single(_flow.Names, nameof(CheckTrainingData));
    }

    [Fact]
    public async Task Run_WhenPredictingFails_CleansUpLastInFirstOut()
    {
        _flow.On<PredictRequest>(nameof(PredictNextDay), _ => throw new PermanentException("No number came back."));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal("No number came back.", run.FailureDetails!.ErrorMessage);
        Assert.Equal(
            [nameof(RetireModels), nameof(StopTraining), nameof(ReleaseFeatures), nameof(ReleaseRun)],
            _flow.Names.SkipWhile(name => name != nameof(RetireModels)));
        Assert.False(_flow.Retired!.Published);
        Assert.Null(_flow.Published);
    }

    [Fact]
    public async Task Run_WhenStartingAJobFails_CleansUpBehindTheCallThatMayHaveTakenEffect()
    {
        _flow.On<FeatureJobRequest>(nameof(StartFeatures), _ => throw new PermanentException("No permission to start."));

        await _flow.RunAsync();

        Assert.Contains(nameof(ReleaseFeatures), _flow.Names);
    }

    [Fact]
    public async Task Run_WhenCleaningUpFails_SaysWhatIsLeft_AndStillDoesTheRest()
    {
        _flow.On<FeatureJobRequest>(nameof(ReleaseFeatures), _ => throw new PermanentException("not allowed"));

        OrchestrationMetadata run = await _flow.RunAsync();

        RunOutcome outcome = FlowHost.OutcomeOf(run);
        Assert.Equal(RunOutcome.Published, outcome.Outcome);
        Assert.Equal(["Could not release what the feature job holds: not allowed"], outcome.NotUndone);
        Assert.Equal(outcome.NotUndone, FlowHost.StatusOf(run).NotUndone);
        Assert.Equal(nameof(ReleaseRun), _flow.Names.Last());
    }

    [Fact]
    public async Task Run_WhenTheServiceFailsAJob_StartsItAgainUnderTheNextAttempt()
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), request => request.Job.Id == "t1"
            ? new JobStatus(JobState.Failed, "Failed", "Internal server error", Transient: true)
            : new JobStatus(JobState.Succeeded, "Completed"));

        await _flow.RunAsync();

        Assert.Equal("t2", _flow.Published!.Forecast.Model.Name);
    }

    [Fact]
    public async Task Run_WhenAJobFailsForGood_FailsWithTheServicesReason()
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => new JobStatus(JobState.Failed, "Stopped", "MaxRuntimeExceeded"));

        OrchestrationMetadata run = await _flow.RunAsync();

        Assert.Equal("training 1 did not succeed (Stopped): MaxRuntimeExceeded", run.FailureDetails!.ErrorMessage);
        Assert.Single(_flow.Names, nameof(StartTraining));
    }

    [Fact]
    public async Task Run_WhenCancelledWhileAJobRuns_StopsWaitingAtOnce_AndCleansUp()
    {
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => new JobStatus(JobState.Running, "Training"));
        await _flow.StartAsync();
        await _flow.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(FlowHost.RunId));
        await _flow.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("training 1", FlowHost.StatusOf((await _flow.Client.GetInstanceAsync(FlowHost.RunId, true))!).Job);

        await _flow.Client.RaiseEventAsync(FlowHost.RunId, RunEvents.Cancel, "Too expensive.");
        OrchestrationMetadata run = await _flow.EndAsync();

        Assert.Equal((RunOutcome.Cancelled, "Too expensive."), (FlowHost.OutcomeOf(run).Outcome, Assert.Single(FlowHost.OutcomeOf(run).Reasons)));
        Assert.Equal(
            [nameof(StopTraining), nameof(ReleaseFeatures), nameof(ReleaseRun)],
            _flow.Names.SkipWhile(name => name != nameof(StopTraining)));
    }

    [Fact]
    public async Task Run_WhenTheHostCrashesInTheMiddle_GoesOnWithoutDoingFinishedStepsAgain()
    {
        int looks = 0;
        _flow.On<JobStatusRequest>(nameof(GetTrainingStatus), _ => ++looks < 4
            ? new JobStatus(JobState.Running, "Training")
            : new JobStatus(JobState.Succeeded, "Completed"));
        await _flow.StartAsync();
        await _flow.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(FlowHost.RunId));
        await _flow.Host.AdvanceAsync(TimeSpan.FromSeconds(12));

        await _flow.Host.RestartAsync();
        OrchestrationMetadata run = await _flow.EndAsync();

        Assert.Equal(RunOutcome.Published, FlowHost.OutcomeOf(run).Outcome);
        foreach (string once in new[] { nameof(AcquireRun), nameof(PlanDump), nameof(StartFeatures), nameof(StartTraining), nameof(PublishForecast), nameof(ReleaseRun) })
        {
            Assert.Single(_flow.Names, once);
        }
    }
}
