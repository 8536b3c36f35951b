using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>An endpoint: its states, and how it looks in responses. What it serves is loaded by a function that its service gives it.</summary>
internal sealed class Endpoint : IListed
{
    private const string NoCapacity =
        "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a different ML instance type or after some time.";

    private readonly World _world;
    private readonly Func<string, Task<Deployment>> _deploy;
    private readonly LedgerAccount _account;
    private string? _failureReason;
    private JsonObject? _deploymentConfig;
    private (string Config, DateTimeOffset Start)? _pending;
    private (JsonObject Json, DateTimeOffset Until)? _stale;

    public Endpoint(World world, string name, string arn, JsonObject request, int instances, Func<string, Task<Deployment>> deploy)
    {
        _world = world;
        _deploy = deploy;
        Name = name;
        Arn = arn;
        CreatedAt = world.Now;
        ModifiedAt = CreatedAt;
        ConfigName = request.Text("EndpointConfigName")!;
        _deploymentConfig = request.Copy("DeploymentConfig")?.AsObject();
        _account = world.Ledger.Open(ResourceKind.Endpoint, name, instances: instances, tags: request.Tags());
        _account.Bill();
        Become("Creating");
        Outcome outcome = world.Outcomes.Take(ResourceKind.Endpoint);
        world.Agenda.In(world.Durations.EndpointCreating * outcome.Slowness, () => FinishCreatingAsync(outcome));
    }

    public string Name { get; }

    public string Arn { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ModifiedAt { get; private set; }

    public string Status { get; private set; } = "";

    string? IListed.Status => Status;

    /// <summary>The configuration that serves.</summary>
    public string ConfigName { get; private set; }

    /// <summary>The configuration that is being deployed, if any.</summary>
    public string? PendingConfigName => Status == "Creating" ? ConfigName : _pending?.Config;

    /// <summary>What answers invocations; null until the endpoint has been in service.</summary>
    public Deployment? Serving { get; private set; }

    private bool IsChanging => Status is "Creating" or "Updating" or "SystemUpdating" or "RollingBack" or "Deleting";

    public void Update(JsonObject request)
    {
        CheckIsNotChanging();
        if (Status is not ("InService" or "OutOfService"))
        {
            throw AwsError.Validation($"Cannot update endpoint \"{Arn}\" in status {Status}.");
        }

        _stale = (ToJson(), _world.Now + _world.Durations.EndpointUpdateUnseen);
        _failureReason = null;
        _pending = (request.Text("EndpointConfigName")!, _world.Now);
        _deploymentConfig = request.Copy("DeploymentConfig")?.AsObject();
        Become("Updating");
        Outcome outcome = _world.Outcomes.Take(ResourceKind.Endpoint);
        _world.Agenda.In(_world.Durations.EndpointUpdating * outcome.Slowness, () => FinishUpdatingAsync(outcome));
    }

    public void Delete(Action gone)
    {
        CheckIsNotChanging();
        Become("Deleting");
        _world.Agenda.In(_world.Durations.EndpointDeleting, () =>
        {
            _account.End();
            _account.Happened("Deleted");
            gone();
        });
    }

    public JsonObject ToSummary() => Json.Object(
        ("EndpointName", Name),
        ("EndpointArn", Arn),
        ("CreationTime", Json.Time(CreatedAt)),
        ("LastModifiedTime", Json.Time(ModifiedAt)),
        ("EndpointStatus", Status));

    public JsonObject ToJson()
    {
        if (_stale is { } stale && _world.Now < stale.Until)
        {
            return stale.Json.DeepClone().AsObject();
        }

        JsonObject json = ToSummary();
        json["EndpointConfigName"] = ConfigName;
        foreach ((string? name, JsonNode? value) in Json.Object(
            ("FailureReason", _failureReason),
            ("LastDeploymentConfig", _deploymentConfig?.DeepClone()),
            ("ProductionVariants", Serving is null ? null : Json.Array(Serving.Variants.Select(v => v.ToSummary()))),
            ("PendingDeploymentSummary", _pending is null ? null : Json.Object(
                ("EndpointConfigName", _pending.Value.Config), ("StartTime", Json.Time(_pending.Value.Start))))))
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    private async Task FinishCreatingAsync(Outcome outcome)
    {
        string? problem = outcome.Kind switch
        {
            OutcomeKind.Normal => null,
            OutcomeKind.InsufficientCapacity => NoCapacity,
            _ => "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
        };
        problem = outcome.Reason ?? problem ?? await DeployAsync(ConfigName);
        if (problem is null)
        {
            Become("InService");
            return;
        }

        FailFor(problem);
    }

    private async Task FinishUpdatingAsync(Outcome outcome)
    {
        string wanted = _pending!.Value.Config;
        switch (outcome.Kind)
        {
            case OutcomeKind.Normal:
                string? problem = await DeployAsync(wanted);
                ConfigName = problem is null ? wanted : ConfigName;
                Settle("InService", problem);
                break;
            case OutcomeKind.InsufficientCapacity or OutcomeKind.SilentFailure:
                Settle("InService", outcome.Reason ?? NoCapacity);
                break;
            case OutcomeKind.Rollback or OutcomeKind.RollbackFailure:
                _failureReason = outcome.Reason ?? "The deployment was rolled back because an alarm went off.";
                Become("RollingBack");
                _world.Agenda.In(
                    _world.Durations.EndpointRollingBack,
                    () => Settle(outcome.Kind == OutcomeKind.Rollback ? "InService" : "UpdateRollbackFailed", _failureReason));
                break;
            default:
                _pending = null;
                FailFor(outcome.Reason ?? "The primary container for production variant AllTraffic did not pass the ping health check.");
                break;
        }
    }

    /// <summary>Puts a configuration's models behind the endpoint.</summary>
    /// <returns>What is wrong, or null.</returns>
    private async Task<string?> DeployAsync(string config)
    {
        try
        {
            Serving = await _deploy(config);
            return null;
        }
        catch (Exception e) when (e is AwsError or IOException)
        {
            return e.Message;
        }
    }

    private void FailFor(string reason)
    {
        _failureReason = reason;
        Serving = null;
        _account.StopBilling();
        Become("Failed");
    }

    private void Settle(string status, string? failureReason)
    {
        _pending = null;
        _failureReason = failureReason;
        Become(status);
    }

    private void CheckIsNotChanging()
    {
        if (IsChanging)
        {
            throw AwsError.Validation($"Cannot update in-progress endpoint \"{Arn}\".");
        }
    }

    private void Become(string status)
    {
        Status = status;
        ModifiedAt = _world.Now;
        string config = _pending is null ? ConfigName : $"{ConfigName} -> {_pending.Value.Config}";
        _account.Happened($"{status} [{config}]{(_failureReason is null ? "" : $": {_failureReason}")}");
    }
}
