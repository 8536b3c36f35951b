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

    private readonly TaskOrchestrationContext _context;
    private readonly Guid _life;
    private readonly RunLog _log;
    private readonly RunProgress _progress;
    private readonly CleanUp _cleanUp;
    private readonly StepRunner _steps;
    private readonly List<ForecastWarning> _warnings = [];
    private RunAdmission? _admission;
    private DumpPlan? _plan;
    private Task? _lease;
    private DataQuality? _quality;
    private bool _published;

    public ForecastRun(TaskOrchestrationContext context)
    {
        _context = context;
        _life = context.NewGuid();
        _log = new RunLog(context, _life, what => _progress!.WaitsFor(what));
        _progress = new RunProgress(context, _log);
        _cleanUp = new CleanUp(context, _progress.WaitsFor);
        _steps = new StepRunner(context, _progress);
    }

    public IReadOnlyList<string> NotUndone { get; private set; } = [];

    private string RunId => _context.InstanceId;

    // A run that an earlier version admitted has none.
    private RunTerms Terms => _admission!.Terms ?? new RunTerms(DateOnly.FromDateTime(_context.CurrentUtcDateTime));

    private WaitPlan Wait => _admission!.Wait;

    // A run that an earlier version planned has none.
    private Measure Measure => _plan!.Measure ?? new Measure(null, null, RawBands.Bands);

    private string LeaseId => LeaseOrchestrator.IdOf(RunId);

    public async Task<LockAttempt> AcquireAsync(ForecastRequest wanted)
    {
        _progress.Begin("Taking the run lock.");
        _cleanUp.Always(nameof(ReleaseRun), RunId, "release the run lock");
        _log.Learn(record => record with { Request = wanted });
        await _steps.RunAsync(nameof(ClaimRun), new ClaimRequest(RunId, _life));
        _admission = await _steps.RunAsync<RunAdmission>(nameof(AcquireRun), new AdmissionRequest(RunId, wanted, _context.CurrentUtcDateTime));
        _log.Open(_admission);
        if (_admission.Attempt.Acquired)
        {
            _lease = _context.CallSubOrchestratorAsync(nameof(LeaseOrchestrator), RunId, new SubOrchestrationOptions(instanceId: LeaseId));
        }

        return _admission.Attempt;
    }

    public async Task<DumpSummary> DumpSensorDataAsync()
    {
        await _steps.RunAsync(nameof(CheckBackends), RunId);
        await _progress.EnterAsync("DumpSensorData", "Dumping the sensor table.");
        _plan = await _steps.RunAsync<DumpPlan>(nameof(PlanDump), RunId);
        _log.Learn(record => record with { Sample = _plan.Sample, Measure = Measure });

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

        DumpSummary dump = await _steps.RunAsync<DumpSummary>(nameof(FinishDump), new FinishDumpRequest(RunId, _plan.Source, segments));
        if (dump.Days is { } days)
        {
            await CheckAsync(new TrainingDataFigures(Math.Max(0, days - DayAverages.Lags), days, dump.Readings, Terms.GapPolicy));
        }

        return dump;
    }

    public async Task<FeatureSummary> BuildFeaturesAsync(DumpSummary dump)
    {
        await _progress.EnterAsync("BuildFeatures", string.Create(CultureInfo.InvariantCulture, $"Averaging {dump.Readings:N0} readings by day and building lag rows."));
        await _steps.RunJobAsync("features", nameof(GetFeatureStatus), Wait, Wait.Features, async attempt =>
        {
            FeatureJobRequest request = new(RunId, attempt, dump.ManifestKey, Terms.GapPolicy, Terms.LastDay);
            _cleanUp.Always(nameof(ReleaseFeatures), request, "release what the feature job holds");
            return new(RunId, await _steps.RunAsync<JobHandle>(nameof(StartFeatures), request));
        });

        FeatureSummary features = await _steps.RunAsync<FeatureSummary>(nameof(SummarizeFeatures), new RunDataRequest(RunId, Terms));
        _log.Learn(record => record with { Data = DataOf(features) });
        return features;
    }

    public async Task CheckDataAsync(FeatureSummary features)
    {
        await _progress.EnterAsync("CheckDataQuality", string.Create(CultureInfo.InvariantCulture, $"Looking at the readings of {features.Days:N0} days."));
        QualityReport quality = await _steps.RunAsync<QualityReport>(nameof(CheckDataQuality), new QualityRequest(RunId, Terms, _plan!.Refused, _plan.Missing));
        _quality = quality.Figures;
        _log.Learn(record => record with { Data = DataOf(features) });
        Heed(quality.Findings);
        await _progress.EnterAsync("CheckTrainingData", string.Create(CultureInfo.InvariantCulture, $"Checking {features.Rows:N0} lag rows."));
        await CheckAsync(new TrainingDataFigures(features.Rows, features.Days, features.Readings, Terms.GapPolicy));
    }

    public async Task<BacktestReport> BacktestAsync()
    {
        await _progress.EnterAsync("BacktestModel", "Trying the model on days that are known.");
        BacktestReport backtest = await _steps.RunAsync<BacktestReport>(nameof(BacktestModel), new RunDataRequest(RunId, Terms));
        _log.Learn(record => record with { Scale = backtest.Scale, ScaleReason = backtest.ScaleReason, Backtest = backtest.Backtest });
        Heed(backtest.Findings);
        return backtest;
    }

    public async Task<TrainedModel> TrainModelAsync(FeatureSummary features, Scale scale)
    {
        await _progress.EnterAsync("TrainModel", string.Create(CultureInfo.InvariantCulture, $"Training on {features.Rows:N0} lag rows."));
        JobStatusRequest job = await _steps.RunJobAsync("training", nameof(GetTrainingStatus), Wait, Wait.Training, async attempt =>
        {
            TrainingRequest request = new(RunId, attempt, features.Rows, scale);
            _cleanUp.UnlessPublished(nameof(StopTraining), request, "stop the training job");
            return new(RunId, await _steps.RunAsync<JobHandle>(nameof(StartTraining), request));
        });

        TrainedModel model = await _steps.RunAsync<TrainedModel>(nameof(GetTrainedModel), job.Job);
        _log.Learn(record => record with { Model = ModelOf(model), BillableSeconds = model.BillableSeconds });
        return model;
    }

    public async Task<DeployRequest> DeployEndpointAsync(TrainedModel model)
    {
        await _progress.EnterAsync("DeployEndpoint", "Bringing the model into service.");
        JobStatusRequest job = await _steps.RunJobAsync("endpoint", nameof(GetEndpointStatus), Wait, Wait.Endpoint, async attempt =>
        {
            DeployRequest deployment = new(RunId, attempt, model.Location);
            _cleanUp.Always(
                nameof(RetireModels),
                published => new RetireRequest(RunId, deployment, published),
                "retire models that no longer serve");
            return new(RunId, await _steps.RunAsync<JobHandle>(nameof(DeployEndpoint), deployment), deployment);
        });

        return job.Deployment!;
    }

    public async Task<IReadOnlyList<ForecastDay>> PredictDaysAsync(DeployRequest deployment, FeatureSummary features, BacktestReport backtest)
    {
        await _progress.EnterAsync("PredictNextDay", $"Predicting {Horizon} days after {StartOf(features):yyyy-MM-dd}.");
        List<ForecastDay> days = [];
        Queue<double> window = new(features.LastAverages);
        while (days.Count < Horizon)
        {
            double average = await _steps.RunAsync<double>(nameof(PredictNextDay), new PredictRequest(deployment, [.. window], backtest.Scale));
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

        _log.Learn(record => record with { Days = days });
        return days;
    }

    public async Task StoreDaysAsync(IReadOnlyList<ForecastDay> days)
    {
        await _progress.EnterAsync("StoreForecastDay", $"Storing {days.Count} predicted days.");
        await Task.WhenAll(days.Select((day, place) =>
            _context.CallActivityAsync(nameof(StoreForecastDay), new StoreDayRequest(RunId, day), StepRetry.Options(_progress.WaitsFor, place))));
    }

    public async Task PublishAsync(IReadOnlyList<ForecastDay> days, FeatureSummary features, BacktestReport backtest, TrainedModel model)
    {
        _steps.ThrowIfCancelled();
        await _progress.EnterAsync("PublishForecast", "Publishing the forecast.");
        Forecast forecast = new(
            RunId,
            _context.CurrentUtcDateTime,
            StartOf(features),
            days,
            DataOf(features),
            ModelOf(model),
            _plan!.Sample,
            Measure.Pollutant,
            Measure.Unit,
            Measure.Bands,
            backtest.Scale,
            Terms.GapPolicy,
            backtest.ScaleReason,
            _warnings,
            backtest.Backtest);
        await _steps.RunAsync(nameof(PublishForecast), new PublishRequest(forecast, _admission!.Attempt.Lock.Fence));
        _published = true;
        _progress.Published();
    }

    /// <summary>Undoes and releases what has to be, and records how the run ended.</summary>
    public async Task CleanUpAsync(RunEnd end)
    {
        NotUndone = await _cleanUp.RunAsync(_published);
        await EndLeaseAsync();
        if (await _log.EndAsync(end, NotUndone) is { } unrecorded)
        {
            NotUndone = [.. NotUndone, $"Could not keep the run's record: {unrecorded}"];
        }

        if (NotUndone.Count > 0)
        {
            _progress.CouldNotUndo(NotUndone);
        }
    }

    private ForecastData DataOf(FeatureSummary features) => new(
        features.Readings,
        features.Refused + _plan!.Refused,
        features.Days,
        features.MissingDays,
        features.Rows,
        features.FirstDay,
        features.LastDay,
        features.Missing + _plan.Missing,
        _quality);

    private static ForecastModel ModelOf(TrainedModel model) =>
        new(model.Name, model.Trainer, model.Intercept, model.Weights, model.Metrics, model.BillableSeconds);

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
        _log.Learn(record => record with { Warnings = [.. _warnings] });
        string[] blocking = [.. findings.Where(finding => finding.Severity == Severity.Block).Select(finding => finding.Message)];
        if (blocking.Length > 0)
        {
            throw new RunBlockedException(blocking);
        }
    }

    private static DateOnly StartOf(FeatureSummary features) => features.StartsAfter ?? features.LastDay;

    private Task CheckAsync(TrainingDataFigures figures) => _steps.RunAsync(nameof(CheckTrainingData), figures);
}
