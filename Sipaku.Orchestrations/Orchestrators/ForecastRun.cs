using System.Globalization;
using Microsoft.DurableTask;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Steps;
using Sipaku.Orchestrations.Flow;

namespace Sipaku.Orchestrations.Orchestrators;

/// <summary>The steps of one run, in the order in which <see cref="ForecastOrchestrator"/> takes them.</summary>
internal sealed class ForecastRun
{
    private const int Horizon = 6;
    private const int JobAttempts = 3;

    private readonly TaskOrchestrationContext _context;
    private readonly RunProgress _progress;
    private readonly CleanUp _cleanUp;
    private readonly Task<string?> _cancel;
    private readonly List<ForecastWarning> _warnings = [];
    private RunAdmission? _admission;
    private DumpPlan? _plan;
    private Task? _lease;
    private DataQuality? _quality;
    private bool _published;

    public ForecastRun(TaskOrchestrationContext context)
    {
        _context = context;
        _progress = new RunProgress(context);
        _cleanUp = new CleanUp(context, _progress.WaitsFor);
        _cancel = context.WaitForExternalEvent<string?>(RunEvents.Cancel);
    }

    public IReadOnlyList<string> NotUndone { get; private set; } = [];

    private string RunId => _context.InstanceId;

    // A run that an earlier version admitted has none.
    private RunTerms Terms => _admission!.Terms ?? new RunTerms(DateOnly.FromDateTime(_context.CurrentUtcDateTime));

    private WaitPlan Wait => _admission!.Wait;

    // A run that an earlier version planned has none.
    private Measure Measure => _plan!.Measure ?? new Measure(null, null, RawBands.Bands);

    private string LeaseId => $"{RunId}:lease";

    public async Task<LockAttempt> AcquireAsync(ForecastRequest wanted)
    {
        _progress.Enter("AcquireRun", "Taking the run lock.");
        _cleanUp.Always(nameof(ReleaseRun), RunId, "release the run lock");
        await StepAsync(nameof(ClaimRun), new ClaimRequest(RunId, _context.NewGuid()));
        _admission = await StepAsync<RunAdmission>(nameof(AcquireRun), new AdmissionRequest(RunId, wanted, _context.CurrentUtcDateTime));
        if (_admission.Attempt.Acquired)
        {
            _lease = _context.CallSubOrchestratorAsync(nameof(LeaseOrchestrator), RunId, new SubOrchestrationOptions(instanceId: LeaseId));
        }

        return _admission.Attempt;
    }

    public async Task<DumpSummary> DumpSensorDataAsync()
    {
        await StepAsync(nameof(CheckBackends), RunId);
        _progress.Enter("DumpSensorData", "Dumping the sensor table.");
        _plan = await StepAsync<DumpPlan>(nameof(PlanDump), RunId);

        int done = 0;
        SegmentTotals[] segments = await Task.WhenAll(_plan.Segments.Select(async segment =>
        {
            SegmentTotals totals = await _context.CallSubOrchestratorAsync<SegmentTotals>(
                nameof(DumpSegmentOrchestrator),
                new DumpPartRequest(segment),
                new SubOrchestrationOptions(instanceId: $"{RunId}:dump-{segment.Index}"));
            _progress.Within(++done, _plan.Segments.Count);
            return totals;
        }));

        DumpSummary dump = await StepAsync<DumpSummary>(nameof(FinishDump), new FinishDumpRequest(RunId, _plan.Source, segments));
        if (dump.Days is { } days)
        {
            await CheckAsync(new TrainingDataFigures(Math.Max(0, days - DayAverages.Lags), days, dump.Readings, Terms.GapPolicy));
        }

        return dump;
    }

    public async Task<FeatureSummary> BuildFeaturesAsync(DumpSummary dump)
    {
        _progress.Enter("BuildFeatures", string.Create(CultureInfo.InvariantCulture, $"Averaging {dump.Readings:N0} readings by day and building lag rows."));
        await JobAsync("features", nameof(GetFeatureStatus), Wait.Features, async attempt =>
        {
            FeatureJobRequest request = new(RunId, attempt, dump.ManifestKey, Terms.GapPolicy, Terms.LastDay);
            _cleanUp.Always(nameof(ReleaseFeatures), request, "release what the feature job holds");
            return new(RunId, await StepAsync<JobHandle>(nameof(StartFeatures), request));
        });

        FeatureSummary features = await StepAsync<FeatureSummary>(nameof(SummarizeFeatures), new RunDataRequest(RunId, Terms));
        return features;
    }

    public async Task CheckDataAsync(FeatureSummary features)
    {
        _progress.Enter("CheckDataQuality", string.Create(CultureInfo.InvariantCulture, $"Looking at the readings of {features.Days:N0} days."));
        QualityReport quality = await StepAsync<QualityReport>(nameof(CheckDataQuality), new QualityRequest(RunId, Terms, _plan!.Refused));
        _quality = quality.Figures;
        Heed(quality.Findings);
        _progress.Enter("CheckTrainingData", string.Create(CultureInfo.InvariantCulture, $"Checking {features.Rows:N0} lag rows."));
        await CheckAsync(new TrainingDataFigures(features.Rows, features.Days, features.Readings, Terms.GapPolicy));
    }

    public async Task<BacktestReport> BacktestAsync()
    {
        _progress.Enter("BacktestModel", "Trying the model on days that are known.");
        BacktestReport backtest = await StepAsync<BacktestReport>(nameof(BacktestModel), new RunDataRequest(RunId, Terms));
        Heed(backtest.Findings);
        return backtest;
    }

    public async Task<TrainedModel> TrainModelAsync(FeatureSummary features, Scale scale)
    {
        _progress.Enter("TrainModel", string.Create(CultureInfo.InvariantCulture, $"Training on {features.Rows:N0} lag rows."));
        JobStatusRequest job = await JobAsync("training", nameof(GetTrainingStatus), Wait.Training, async attempt =>
        {
            TrainingRequest request = new(RunId, attempt, features.Rows, scale);
            _cleanUp.UnlessPublished(nameof(StopTraining), request, "stop the training job");
            return new(RunId, await StepAsync<JobHandle>(nameof(StartTraining), request));
        });

        return await StepAsync<TrainedModel>(nameof(GetTrainedModel), job.Job);
    }

    public async Task<DeployRequest> DeployEndpointAsync(TrainedModel model)
    {
        _progress.Enter("DeployEndpoint", "Bringing the model into service.");
        JobStatusRequest job = await JobAsync("endpoint", nameof(GetEndpointStatus), Wait.Endpoint, async attempt =>
        {
            DeployRequest deployment = new(RunId, attempt, model.Location);
            _cleanUp.Always(
                nameof(RetireModels),
                published => new RetireRequest(RunId, deployment, published),
                "retire models that no longer serve");
            return new(RunId, await StepAsync<JobHandle>(nameof(DeployEndpoint), deployment), deployment);
        });

        return job.Deployment!;
    }

    public async Task<IReadOnlyList<ForecastDay>> PredictDaysAsync(DeployRequest deployment, FeatureSummary features, BacktestReport backtest)
    {
        _progress.Enter("PredictNextDay", $"Predicting {Horizon} days after {StartOf(features):yyyy-MM-dd}.");
        List<ForecastDay> days = [];
        Queue<double> window = new(features.LastAverages);
        while (days.Count < Horizon)
        {
            double average = await StepAsync<double>(nameof(PredictNextDay), new PredictRequest(deployment, [.. window], backtest.Scale));
            days.Add(ForecastDay.Of(
                StartOf(features).AddDays(days.Count + 1),
                average,
                Measure.Bands,
                neverNegative: features.Lowest >= 0,
                backtest.Residuals?[days.Count],
                backtest.Scale));
            window.Dequeue();
            window.Enqueue(average);
            _progress.Within(days.Count, Horizon);
        }

        return days;
    }

    public Task StoreDaysAsync(IReadOnlyList<ForecastDay> days)
    {
        _progress.Enter("StoreForecastDay", $"Storing {days.Count} predicted days.");
        return Task.WhenAll(days.Select(day =>
            _context.CallActivityAsync(nameof(StoreForecastDay), new StoreDayRequest(RunId, day), StepRetry.Options(_progress.WaitsFor))));
    }

    public async Task PublishAsync(IReadOnlyList<ForecastDay> days, FeatureSummary features, BacktestReport backtest, TrainedModel model)
    {
        ThrowIfCancelled();
        _progress.Enter("PublishForecast", "Publishing the forecast.");
        Forecast forecast = new(
            RunId,
            _context.CurrentUtcDateTime,
            StartOf(features),
            days,
            new ForecastData(
                features.Readings,
                features.Refused + _plan!.Refused,
                features.Days,
                features.MissingDays,
                features.Rows,
                features.FirstDay,
                features.LastDay,
                features.Missing,
                _quality),
            new ForecastModel(model.Name, model.Trainer, model.Intercept, model.Weights, model.Metrics, model.BillableSeconds),
            _plan.Sample,
            Measure.Pollutant,
            Measure.Unit,
            Measure.Bands,
            backtest.Scale,
            Terms.GapPolicy,
            backtest.ScaleReason,
            _warnings,
            backtest.Backtest);
        await StepAsync(nameof(PublishForecast), new PublishRequest(forecast, _admission!.Attempt.Lock.Fence));
        _published = true;
        _progress.Published();
    }

    public async Task CleanUpAsync()
    {
        NotUndone = await _cleanUp.RunAsync(_published);
        await EndLeaseAsync();
        if (NotUndone.Count > 0)
        {
            _progress.CouldNotUndo(NotUndone);
        }
    }

    private async Task EndLeaseAsync()
    {
        if (_lease is null)
        {
            return;
        }

        _context.SendEvent(LeaseId, LeaseOrchestrator.Done, "");
        try
        {
            await _lease;
        }
        catch (TaskFailedException)
        {
            // It could not renew, which the run's own steps found out or did not need.
        }
    }

    /// <summary>Keeps what the forecast is to tell, and ends the run where something is not to be borne.</summary>
    private void Heed(IReadOnlyList<ForecastWarning> findings)
    {
        _warnings.AddRange(findings);
        string[] blocking = [.. findings.Where(finding => finding.Severity == Severity.Block).Select(finding => finding.Message)];
        if (blocking.Length > 0)
        {
            throw new RunBlockedException(blocking);
        }
    }

    private static DateOnly StartOf(FeatureSummary features) => features.StartsAfter ?? features.LastDay;

    private Task CheckAsync(TrainingDataFigures figures) => StepAsync(nameof(CheckTrainingData), figures);

    /// <summary>Starts a job and waits for it; one that its service failed is started again under the next attempt's name.</summary>
    private async Task<JobStatusRequest> JobAsync(
        string name,
        string statusActivity,
        TimeSpan limit,
        Func<int, Task<JobStatusRequest>> start)
    {
        for (int attempt = 1; ; attempt++)
        {
            JobStatusRequest job = await start(attempt);
            _progress.WaitingFor(job.Job.Name);
            JobStatus ended = await WaitAsync($"{RunId}:{name}-{attempt}", new JobWait(statusActivity, job, limit, Wait.FirstPoll, Wait.MaxPoll));
            ThrowIfCancelled();
            if (ended.State == JobState.Succeeded)
            {
                return job;
            }

            if (!ended.Transient || attempt == JobAttempts)
            {
                throw new RunFailedException($"{job.Job.Name} did not succeed ({ended.Detail}): {ended.Reason}");
            }
        }
    }

    private async Task<JobStatus> WaitAsync(string instanceId, JobWait wait)
    {
        Task<JobStatus> ended = _context.CallSubOrchestratorAsync<JobStatus>(
            nameof(JobOrchestrator),
            wait,
            new SubOrchestrationOptions(instanceId: instanceId));
        if (await Task.WhenAny(_cancel, ended) == _cancel)
        {
            _context.SendEvent(instanceId, RunEvents.Cancel, "The run was cancelled.");
        }

        return await ended;
    }

    private async Task<T> StepAsync<T>(string activity, object input)
    {
        ThrowIfCancelled();
        return await _context.CallActivityAsync<T>(activity, input, StepRetry.Options(_progress.WaitsFor));
    }

    private Task StepAsync(string activity, object input)
    {
        ThrowIfCancelled();
        return _context.CallActivityAsync(activity, input, StepRetry.Options(_progress.WaitsFor));
    }

    private void ThrowIfCancelled()
    {
        if (_cancel.IsCompletedSuccessfully)
        {
            throw new RunCancelledException(_cancel.GetAwaiter().GetResult() ?? "Cancelled.");
        }
    }
}
