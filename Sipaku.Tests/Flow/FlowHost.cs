using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Orchestrators;
using Sipaku.Tests.VirtualTime;

namespace Sipaku.Tests.Flow;

/// <summary>The flow's orchestrators in virtual time, over activities that a test can replace one by one.</summary>
internal sealed class FlowHost : IAsyncDisposable
{
    public const string RunId = "run-20150101-060000-abcdef";
    private static readonly DateOnly LastDay = new(2014, 12, 31);

    private readonly Dictionary<string, Func<object?, object?>> _activities = [];
    private readonly bool _replayEveryTurn;
    private DurableTestHost? _host;

    public FlowHost(bool replayEveryTurn)
    {
        _replayEveryTurn = replayEveryTurn;
        On<ClaimRequest>(nameof(ClaimRun), _ => null);
        On<string>(nameof(RenewLease), _ => true);
        On<AdmissionRequest>(nameof(AcquireRun), request =>
            Admit(new RunTerms(DateOnly.FromDateTime(request.StartedAt), request.Wanted.Scale ?? ScaleChoice.Linear)));
        On<string>(nameof(CheckBackends), _ => null);
        On<string>(nameof(PlanDump), id => new DumpPlan([new(id, 0, 2), new(id, 1, 2)], "a test", Refused: 3));
        On<DumpPartRequest>(nameof(DumpSegmentPart), request => new DumpPart(100, 10, request.Part < request.Segment.Index ? "more" : null));
        On<FinishDumpRequest>(nameof(FinishDump), request => new DumpSummary(
            "manifest", request.Segments.Sum(segment => segment.Parts), request.Segments.Sum(segment => segment.Readings), request.Segments.Sum(segment => segment.Days)));
        On<TrainingDataFigures>(nameof(CheckTrainingData), _ => null);
        On<FeatureJobRequest>(nameof(StartFeatures), request => new JobHandle($"f{request.Attempt}", $"features {request.Attempt}"));
        On<JobStatusRequest>(nameof(GetFeatureStatus), _ => new JobStatus(JobState.Succeeded, "COMPLETED"));
        On<RunDataRequest>(nameof(SummarizeFeatures), _ => Summary);
        On<QualityRequest>(nameof(CheckDataQuality), _ => new QualityReport(Quality, []));
        On<RunDataRequest>(nameof(BacktestModel), request =>
            new BacktestReport(request.Terms.Scale == ScaleChoice.Log ? Scale.Log : Scale.Linear, "It was asked for.", new Backtest(100, 6), []));
        On<TrainingRequest>(nameof(StartTraining), request => new JobHandle($"t{request.Attempt}", $"training {request.Attempt}"));
        On<JobStatusRequest>(nameof(GetTrainingStatus), _ => new JobStatus(JobState.Succeeded, "Completed"));
        On<JobHandle>(nameof(GetTrainedModel), job => new TrainedModel(job.Id, "least-squares", new Uri("file:///model"), new Dictionary<string, double>()));
        On<DeployRequest>(nameof(DeployEndpoint), request => new JobHandle($"e{request.Attempt}", $"endpoint {request.Attempt}"));
        On<JobStatusRequest>(nameof(GetEndpointStatus), _ => new JobStatus(JobState.Succeeded, "InService"));
        On<PredictRequest>(nameof(PredictNextDay), request => request.Window.Sum());
        On<StoreDayRequest>(nameof(StoreForecastDay), _ => null);
        On<PublishRequest>(nameof(PublishForecast), request => Published = request);
        On<FeatureJobRequest>(nameof(ReleaseFeatures), _ => null);
        On<TrainingRequest>(nameof(StopTraining), _ => null);
        On<RetireRequest>(nameof(RetireModels), request => Retired = request);
        On<string>(nameof(ReleaseRun), _ => null);
        On<RunEntry>(nameof(RecordRun), _ => null);
    }

    /// <summary>What the feature summary says unless a test replaces it.</summary>
    public static FeatureSummary Summary { get; } = new(300, 2, 30, 1, 24, LastDay.AddDays(-30), LastDay, LastDay, [1, 2, 3, 4, 5, 6]);

    /// <summary>What the readings' figures say unless a test replaces them.</summary>
    public static DataQuality Quality { get; } = new(24, 12, 0, 0, 0, 0, [], 0, null, null, 1, 0, 0);

    /// <summary>The admission of a run that got the lock.</summary>
    public static RunAdmission Admit(RunTerms terms) => new(
        new LockAttempt(true, new RunLock(RunId, Fence: 7, DateTime.UnixEpoch, DateTime.UnixEpoch)),
        new WaitPlan(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(65)),
        terms,
        Recorded: true);

    /// <summary>Activities in the order of their calls, with the virtual time since the start in seconds.</summary>
    public ConcurrentQueue<(string Name, double At)> Calls { get; } = [];

    /// <summary>What was recorded of the run; not among <see cref="Calls"/>, which are its work.</summary>
    public ConcurrentQueue<RunEntry> Records { get; } = [];

    public PublishRequest? Published { get; private set; }

    public RetireRequest? Retired { get; private set; }

    public DurableTaskClient Client => _host!.Client;

    public DurableTestHost Host => _host!;

    public IEnumerable<string> Names => Calls.Select(call => call.Name);

    public FlowHost On<TInput>(string activity, Func<TInput, object?> behaviour)
    {
        _activities[activity] = input => behaviour((TInput)input!);
        return this;
    }

    public async Task StartAsync()
    {
        _host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = _replayEveryTurn;
            options.AddOrchestrator(nameof(ForecastOrchestrator), ForecastOrchestrator.RunAsync);
            options.AddOrchestrator(nameof(DumpSegmentOrchestrator), DumpSegmentOrchestrator.RunAsync);
            options.AddOrchestrator(nameof(JobOrchestrator), JobOrchestrator.RunAsync);
            options.AddOrchestrator(nameof(LeaseOrchestrator), async context =>
            {
                await LeaseOrchestrator.RunAsync(context);
                return (object?)null;
            });
            Register<ClaimRequest>(options, nameof(ClaimRun));
            Register<AdmissionRequest>(options, nameof(AcquireRun));
            Register<RunDataRequest>(options, nameof(SummarizeFeatures), nameof(BacktestModel));
            Register<QualityRequest>(options, nameof(CheckDataQuality));
            Register<string>(options, nameof(RenewLease), nameof(CheckBackends), nameof(PlanDump), nameof(ReleaseRun));
            Register<DumpPartRequest>(options, nameof(DumpSegmentPart));
            Register<FinishDumpRequest>(options, nameof(FinishDump));
            Register<TrainingDataFigures>(options, nameof(CheckTrainingData));
            Register<FeatureJobRequest>(options, nameof(StartFeatures), nameof(ReleaseFeatures));
            Register<JobStatusRequest>(options, nameof(GetFeatureStatus), nameof(GetTrainingStatus), nameof(GetEndpointStatus));
            Register<TrainingRequest>(options, nameof(StartTraining), nameof(StopTraining));
            Register<JobHandle>(options, nameof(GetTrainedModel));
            Register<DeployRequest>(options, nameof(DeployEndpoint));
            Register<PredictRequest>(options, nameof(PredictNextDay));
            Register<StoreDayRequest>(options, nameof(StoreForecastDay));
            Register<PublishRequest>(options, nameof(PublishForecast));
            Register<RetireRequest>(options, nameof(RetireModels));
            options.AddActivity<RunEntry, object?>(nameof(RecordRun), entry =>
            {
                Records.Enqueue(entry);
                return _activities[nameof(RecordRun)](entry);
            });
        });
    }

    /// <summary>Starts a run and waits for its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(ForecastRequest? wanted = null)
    {
        await StartAsync();
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), wanted, new StartOrchestrationOptions(RunId));
        return await EndAsync();
    }

    public Task<OrchestrationMetadata> EndAsync() => Client.WaitForInstanceCompletionAsync(RunId, getInputsAndOutputs: true);

    public static RunOutcome OutcomeOf(OrchestrationMetadata run) => run.ReadOutputAs<RunOutcome>()!;

    public static RunStatus StatusOf(OrchestrationMetadata run) => run.ReadCustomStatusAs<RunStatus>()!;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    private void Register<TInput>(DurableTestHostOptions options, params string[] names)
    {
        foreach (string name in names)
        {
            options.AddActivity<TInput, object?>(name, input =>
            {
                double at = (_host!.Clock.GetUtcNow() - options.StartTime).TotalSeconds;
                Calls.Enqueue((name, double.Parse(at.ToString("F3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));
                return _activities[name](input);
            });
        }
    }
}
