using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.SageMaker.LinearLearner;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>A training job: its states, its work, and how it looks in responses.</summary>
internal sealed class TrainingJob : IListed
{
    private const int DefaultMaxRuntimeSeconds = 86_400;

    private static readonly string[] _echoed =
    [
        "HyperParameters", "AlgorithmSpecification", "RoleArn", "InputDataConfig", "OutputDataConfig", "ResourceConfig", "VpcConfig", "CheckpointConfig",
        "EnableNetworkIsolation", "EnableInterContainerTrafficEncryption", "EnableManagedSpotTraining", "Environment", "RetryStrategy",
    ];

    private readonly World _world;
    private readonly JsonObject _request;
    private readonly Outcome _outcome;
    private readonly LedgerAccount _account;
    private readonly List<(string Status, DateTimeOffset Start, string Message)> _transitions = [];
    private string _secondary = "";
    private string? _failureReason;
    private DateTimeOffset? _trainingStart;
    private DateTimeOffset? _trainingEnd;
    private IReadOnlyDictionary<string, double> _metrics = new Dictionary<string, double>();

    public TrainingJob(World world, string arn, JsonObject request)
    {
        _world = world;
        _request = request;
        Arn = arn;
        CreatedAt = world.Now;
        ModifiedAt = CreatedAt;
        _outcome = world.Outcomes.Take(ResourceKind.TrainingJob);
        _account = world.Ledger.Open(ResourceKind.TrainingJob, Name, instances: request.Child("ResourceConfig")?.Int("InstanceCount") ?? 1, tags: request.Tags());
        Become("InProgress", "Starting", "Starting the training job");
        After(world.Durations.TrainingStarting, "Starting", Download);
    }

    public string Name => _request.Text("TrainingJobName")!;

    public string Arn { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ModifiedAt { get; private set; }

    public string Status { get; private set; } = "";

    string? IListed.Status => Status;

    private int MaxRuntimeSeconds => _request.Child("StoppingCondition")?.Int("MaxRuntimeInSeconds") ?? DefaultMaxRuntimeSeconds;

    private string ArtifactUri => $"{_request.Child("OutputDataConfig")!.Text("S3OutputPath")!.TrimEnd('/')}/{Name}/output/model.tar.gz";

    public void Stop()
    {
        if (Status is "Stopping")
        {
            return;
        }

        if (Status is not "InProgress")
        {
            throw AwsError.Validation($"The request was rejected because the training job is in status {Status}.");
        }

        Become("Stopping", "Stopping", "Stopping the training job");
        After(_world.Durations.TrainingStopping, "Stopping", () => End("Stopped", "Stopped", "Training job stopped"));
    }

    public JsonObject ToSummary() => Json.Object(
        ("TrainingJobName", Name),
        ("TrainingJobArn", Arn),
        ("CreationTime", Json.Time(CreatedAt)),
        ("TrainingEndTime", Json.Time(_trainingEnd)),
        ("LastModifiedTime", Json.Time(ModifiedAt)),
        ("TrainingJobStatus", Status),
        ("SecondaryStatus", _secondary));

    public JsonObject ToJson()
    {
        JsonObject json = ToSummary();
        foreach (string member in _echoed.Where(m => _request[m] is not null))
        {
            json[member] = _request.Copy(member);
        }

        json["StoppingCondition"] = _request.Copy("StoppingCondition") ?? Json.Object(("MaxRuntimeInSeconds", DefaultMaxRuntimeSeconds));
        json["ModelArtifacts"] = Json.Object(("S3ModelArtifacts", ArtifactUri));
        json["SecondaryStatusTransitions"] = Json.Array(_transitions.Select((t, i) => Json.Object(
            ("Status", t.Status),
            ("StartTime", Json.Time(t.Start)),
            ("EndTime", Json.Time(i + 1 < _transitions.Count ? _transitions[i + 1].Start : _trainingEnd)),
            ("StatusMessage", t.Message))));
        json["FinalMetricDataList"] = Json.Array(_metrics.Select(m => Json.Object(
            ("MetricName", m.Key), ("Value", (float)m.Value), ("Timestamp", Json.Time(_trainingEnd ?? _world.Now)))));
        foreach ((string? name, JsonNode? value) in Json.Object(
            ("FailureReason", _failureReason),
            ("TrainingStartTime", Json.Time(_trainingStart)),
            ("TrainingTimeInSeconds", _trainingEnd is null ? null : WholeSeconds(_trainingEnd - _trainingStart)),
            ("BillableTimeInSeconds", _trainingEnd is null ? null : WholeSeconds(_account.BilledTime))))
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    private void Download()
    {
        if (_outcome.Kind == OutcomeKind.InsufficientCapacity)
        {
            Fail(_outcome.Reason
                ?? "CapacityError: Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a different ML instance type or after some time.");
            return;
        }

        _account.Bill();
        _trainingStart = _world.Now;
        Become("InProgress", "Downloading", "Downloading input data");
        After(_world.Durations.TrainingDownloading, "Downloading", Train);
    }

    private void Train()
    {
        Become("InProgress", "Training", "Training image download completed. Training in progress.");
        TimeSpan takes = _world.Durations.Training * _outcome.Slowness;
        TimeSpan most = TimeSpan.FromSeconds(MaxRuntimeSeconds) - _world.Durations.TrainingDownloading;
        if (takes > most)
        {
            After(most > TimeSpan.Zero ? most : TimeSpan.Zero, "Training", () => End("Stopped", "MaxRuntimeExceeded", "Training job runtime exceeded MaxRuntimeInSeconds provided"));
        }
        else
        {
            After(takes, "Training", UploadAsync);
        }
    }

    private async Task UploadAsync()
    {
        try
        {
            if (_outcome.Kind == OutcomeKind.Failure)
            {
                throw new AlgorithmException(_outcome.Reason ?? "InternalServerError: We encountered an internal error. Please try again.");
            }

            (LinearModel? model, IReadOnlyDictionary<string, double>? metrics) = await Trainer.TrainAsync(_request, _world.Buckets);
            _metrics = metrics;
            Become("InProgress", "Uploading", "Uploading generated training model");
            After(_world.Durations.TrainingUploading, "Uploading", () => CompleteAsync(model));
        }
        catch (AlgorithmException e)
        {
            Fail(e.Message);
        }
        catch (IOException e)
        {
            Fail($"ClientError: Data download failed: {e.Message}");
        }
    }

    private async Task CompleteAsync(LinearModel model)
    {
        S3Location location = S3Location.Parse(ArtifactUri);
        using MemoryStream archive = await model.PackAsync();
        try
        {
            await _world.Buckets.PutAsync(location.Bucket, location.Key, archive);
            End("Completed", "Completed", "Training job completed");
        }
        catch (IOException e)
        {
            Fail($"ClientError: Artifact upload failed: {e.Message}");
        }
    }

    private void Fail(string reason)
    {
        _failureReason = reason;
        End("Failed", "Failed", reason);
    }

    private void End(string status, string secondary, string message)
    {
        _trainingStart ??= _world.Now;
        _trainingEnd = _world.Now;
        _account.End();
        Become(status, secondary, message);
    }

    private void Become(string status, string secondary, string message)
    {
        Status = status;
        _secondary = secondary;
        ModifiedAt = _world.Now;
        _transitions.Add((secondary, _world.Now, message));
        _account.Happened(status == secondary ? $"{status}: {message}" : $"{status}/{secondary}: {message}");
    }

    // A stop may come between: what was planned happens only where the job is still where it was.
    private void After(TimeSpan delay, string secondary, Func<Task> happening) =>
        _world.Agenda.In(delay, () => _secondary == secondary ? happening() : Task.CompletedTask);

    private void After(TimeSpan delay, string secondary, Action happening) => After(delay, secondary, () =>
    {
        happening();
        return Task.CompletedTask;
    });

    private static JsonNode WholeSeconds(TimeSpan? time) => Math.Max(1, (int)Math.Ceiling(time!.Value.TotalSeconds));
}
