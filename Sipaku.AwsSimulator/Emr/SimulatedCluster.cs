using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;

namespace Sipaku.AwsSimulator.Emr;

/// <summary>A cluster: its states, its steps one after another, and how it looks in responses.</summary>
internal sealed class SimulatedCluster
{
    private readonly World _world;
    private readonly JsonObject _request;
    private readonly Outcome _outcome;
    private readonly LedgerAccount _account;
    private readonly DateTimeOffset _createdAt;
    private DateTimeOffset? _readyAt;
    private DateTimeOffset? _endedAt;
    private JsonObject? _reason;
    private string? _errorCode;
    private int _idlePeriods;

    public SimulatedCluster(World world, string id, JsonObject request)
    {
        _world = world;
        _request = request;
        _outcome = world.Outcomes.Take(ResourceKind.Cluster);
        Id = id;
        _createdAt = world.Now;
        _account = world.Ledger.Open(ResourceKind.Cluster, Name, id, InstanceCount(), request.Tags());
        _account.Bill();
        Become("STARTING");
        world.Agenda.In(world.Durations.ClusterStarting * _outcome.Slowness, Bootstrap);
    }

    public string Id { get; }

    public string Name => _request.Text("Name")!;

    public string State { get; private set; } = "";

    public string Arn => _world.Arn("elasticmapreduce", $"cluster/{Id}");

    public DateTimeOffset CreatedAt => _createdAt;

    public bool IsTerminationProtected => Instances.Flag("TerminationProtected");

    public bool TakesSteps => State is "STARTING" or "BOOTSTRAPPING" or "RUNNING" or "WAITING";

    /// <summary>The steps in the order in which they run.</summary>
    public List<SimulatedStep> Steps { get; } = [];

    private JsonObject Instances => _request.Child("Instances")!;

    public void Add(IEnumerable<SimulatedStep> steps)
    {
        Steps.AddRange(steps);
        if (State == "WAITING")
        {
            RunNext();
        }
    }

    public void Terminate() => Shutdown("TERMINATED", "USER_REQUEST", "Terminated by user request");

    /// <summary>Cancels a step.</summary>
    /// <returns>Whether the step could be cancelled.</returns>
    public bool Cancel(SimulatedStep step)
    {
        bool wasRunning = step.IsRunning;
        if (!wasRunning && !step.IsPending)
        {
            return false;
        }

        step.Cancel();
        if (wasRunning)
        {
            GoOn();
        }

        return true;
    }

    public JsonObject ToSummary() => Json.Object(
        ("Id", Id), ("Name", Name), ("ClusterArn", Arn), ("NormalizedInstanceHours", 0), ("Status", Status()));

    public JsonObject ToJson() => Json.Object(
        ("Id", Id),
        ("Name", Name),
        ("ClusterArn", Arn),
        ("Status", Status()),
        ("Ec2InstanceAttributes", Json.Object(("IamInstanceProfile", _request.Copy("JobFlowRole")), ("Ec2SubnetId", Instances.Copy("Ec2SubnetId")))),
        ("InstanceCollectionType", Instances["InstanceFleets"] is null ? "INSTANCE_GROUP" : "INSTANCE_FLEET"),
        ("LogUri", _request.Copy("LogUri")),
        ("ReleaseLabel", _request.Copy("ReleaseLabel")),
        ("AutoTerminate", !Instances.Flag("KeepJobFlowAliveWhenNoSteps")),
        ("TerminationProtected", IsTerminationProtected),
        ("VisibleToAllUsers", true),
        ("Applications", _request.Copy("Applications") ?? new JsonArray()),
        ("Tags", _request.Copy("Tags") ?? new JsonArray()),
        ("ServiceRole", _request.Copy("ServiceRole")),
        ("NormalizedInstanceHours", 0),
        ("Configurations", _request.Copy("Configurations") ?? new JsonArray()),
        ("StepConcurrencyLevel", 1));

    private JsonObject Status() => Json.Object(
        ("State", State),
        ("StateChangeReason", _reason?.DeepClone() ?? new JsonObject()),
        ("Timeline", Json.Object(
            ("CreationDateTime", Json.Time(_createdAt)), ("ReadyDateTime", Json.Time(_readyAt)), ("EndDateTime", Json.Time(_endedAt)))),
        ("ErrorDetails", _errorCode is null ? null : new JsonArray(Json.Object(("ErrorCode", _errorCode), ("ErrorMessage", _reason?.Copy("Message"))))));

    private int InstanceCount() => Instances.Children("InstanceGroups") is { Count: > 0 } groups
        ? groups.Sum(g => g.Int("InstanceCount") ?? 0)
        : Instances.Int("InstanceCount") ?? 1;

    private void Bootstrap()
    {
        if (State != "STARTING")
        {
            return;
        }

        if (_outcome.Kind == OutcomeKind.InsufficientCapacity)
        {
            _errorCode = "INTERNAL_ERROR_EC2_INSUFFICIENT_CAPACITY_AZ";
            Shutdown("TERMINATED_WITH_ERRORS", "INTERNAL_ERROR", _outcome.Reason ?? "EC2 has insufficient capacity for the instance type in the availability zone");
            return;
        }

        Become("BOOTSTRAPPING");
        _world.Agenda.In(_world.Durations.ClusterBootstrapping * _outcome.Slowness, () =>
        {
            if (State != "BOOTSTRAPPING")
            {
                return;
            }

            if (_outcome.Kind == OutcomeKind.Failure)
            {
                _errorCode = "BOOTSTRAP_FAILURE_BA_DOWNLOAD_FAILED_PRIMARY";
                Shutdown("TERMINATED_WITH_ERRORS", "BOOTSTRAP_FAILURE", _outcome.Reason ?? "On the master instance, bootstrap action 1 returned a non-zero return code");
                return;
            }

            _readyAt = _world.Now;
            RunNext();
        });
    }

    private void RunNext()
    {
        if (Steps.Find(s => s.IsPending) is { } step)
        {
            Become("RUNNING");
            step.Start();
            Outcome outcome = _world.Outcomes.Take(ResourceKind.Step);
            _world.Agenda.In(_world.Durations.Step * outcome.Slowness, () => FinishAsync(step, outcome));
        }
        else if (Instances.Flag("KeepJobFlowAliveWhenNoSteps"))
        {
            Become("WAITING");
            WatchIdleness();
        }
        else
        {
            Shutdown("TERMINATED", "ALL_STEPS_COMPLETED", Steps.Exists(s => s.State == "FAILED") ? "Steps completed with errors" : "Steps completed");
        }
    }

    private async Task FinishAsync(SimulatedStep step, Outcome outcome)
    {
        if (!step.IsRunning)
        {
            return;
        }

        string? error = outcome.Kind == OutcomeKind.Normal
            ? await HiveScriptStep.RunAsync(step.Program, _world.Buckets, _world.Options.HasGlueCatalog)
            : outcome.Reason ?? "Vertex failed, vertexName=Map 1: the simulator was told to fail this step";
        if (error is null)
        {
            step.Complete();
            GoOn();
            return;
        }

        step.Fail(error, await StepLog.WriteAsync(_world.Buckets, _request.Text("LogUri"), Id, step.Id, error));
        switch (step.ActionOnFailure)
        {
            case "TERMINATE_CLUSTER" or "TERMINATE_JOB_FLOW":
                Shutdown("TERMINATED_WITH_ERRORS", "STEP_FAILURE", "Shut down as step failed");
                break;
            case "CANCEL_AND_WAIT":
                CancelPending();
                Become("WAITING");
                WatchIdleness();
                break;
            default:
                GoOn();
                break;
        }
    }

    private void GoOn()
    {
        if (TakesSteps)
        {
            RunNext();
        }
    }

    private void WatchIdleness()
    {
        int period = ++_idlePeriods;
        if (_request.Child("AutoTerminationPolicy") is { } policy)
        {
            _world.Agenda.In(TimeSpan.FromSeconds(policy.Int("IdleTimeout") ?? 3600), () =>
            {
                if (State == "WAITING" && _idlePeriods == period)
                {
                    Shutdown("TERMINATED", "ALL_STEPS_COMPLETED", "Terminated by the auto-termination policy");
                }
            });
        }
    }

    private void Shutdown(string finalState, string code, string message)
    {
        if (!TakesSteps)
        {
            return;
        }

        _reason = Json.Object(("Code", code), ("Message", message));
        Become("TERMINATING");
        foreach (SimulatedStep step in Steps.Where(s => s.IsRunning))
        {
            step.Cancel();
        }

        CancelPending();
        _world.Agenda.In(_world.Durations.ClusterTerminating, () =>
        {
            _endedAt = _world.Now;
            _account.End();
            Become(finalState);
        });
    }

    private void CancelPending()
    {
        foreach (SimulatedStep step in Steps.Where(s => s.IsPending))
        {
            step.Cancel();
        }
    }

    private void Become(string state)
    {
        if (State != state)
        {
            State = state;
            _account.Happened(state + (_reason is null ? "" : $": {_reason.Text("Message")}"));
        }
    }
}
