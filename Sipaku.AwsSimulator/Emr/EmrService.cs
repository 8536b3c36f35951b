using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.ServiceModels;

namespace Sipaku.AwsSimulator.Emr;

/// <summary>EMR: clusters that come, run steps and go.</summary>
internal sealed partial class EmrService : SimulatedService
{
    private const int PageSize = 50;
    private const int MostSteps = 256;
    private const int MostArgumentCharacters = 10_240;

    private readonly World _world;
    private readonly List<SimulatedCluster> _clusters = [];
    private int _steps;

    public EmrService(World world)
        : base(ServiceModel.Emr)
    {
        _world = world;
        On("RunJobFlow", RunJobFlow);
        On("AddJobFlowSteps", AddJobFlowSteps);
        On("CancelSteps", CancelSteps);
        On("TerminateJobFlows", TerminateJobFlows);
        On("DescribeCluster", input => Json.Object(("Cluster", Existing(input).ToJson())));
        On("DescribeStep", DescribeStep);
        On("ListClusters", ListClusters);
        On("ListSteps", ListSteps);
    }

    public override string SigningName => "elasticmapreduce";

    public override string ActionPrefix => "elasticmapreduce";

    protected override string InternalErrorCode => "InternalServerError";

    protected override AwsError QuotaError => AwsError.Validation("The number of instances requested exceeds the instance limit of this account.");

    private JsonObject RunJobFlow(JsonObject input)
    {
        JsonObject instances = input.Child("Instances")!;
        string label = input.Text("ReleaseLabel") ?? "";
        if (!ReleaseLabel().IsMatch(label))
        {
            throw AwsError.Validation($"The supplied release label is invalid: {label}.");
        }

        if (instances["InstanceGroups"] is null && instances["InstanceFleets"] is null && instances["MasterInstanceType"] is null)
        {
            throw AwsError.Validation("You must specify instance groups, instance fleets or a master instance type.");
        }

        if (instances["InstanceGroups"] is not null && instances["InstanceFleets"] is not null)
        {
            throw AwsError.Validation("InstanceGroups and InstanceFleets cannot both be specified.");
        }

        CheckRole(input.Text("JobFlowRole"), "InstanceProfile");
        CheckRole(input.Text("ServiceRole"), "ServiceRole");
        IReadOnlyList<JsonObject> steps = input.Children("Steps");
        CheckSteps(steps, 0);
        if (input.Int("StepConcurrencyLevel") is > 1 && steps.Any(s => s.Text("ActionOnFailure") is "CANCEL_AND_WAIT" or "TERMINATE_CLUSTER"))
        {
            throw AwsError.Validation("ActionOnFailure must be CONTINUE where StepConcurrencyLevel is greater than 1.");
        }

        SimulatedCluster cluster = new(_world, string.Create(CultureInfo.InvariantCulture, $"j-SIM{_clusters.Count + 1:D10}"), input.DeepClone().AsObject());
        _clusters.Add(cluster);
        cluster.Add(steps.Select(Step));
        return Json.Object(("JobFlowId", cluster.Id), ("ClusterArn", cluster.Arn));
    }

    private JsonObject AddJobFlowSteps(JsonObject input)
    {
        SimulatedCluster cluster = Cluster(input.Text("JobFlowId")!) ?? throw AwsError.Validation("Specified job flow ID does not exist.");
        if (!cluster.TakesSteps)
        {
            throw AwsError.Validation("A job flow that is shutting down, terminated, or finished may not be modified.");
        }

        IReadOnlyList<JsonObject> configs = input.Children("Steps");
        CheckSteps(configs, cluster.Steps.Count(s => s.IsPending || s.IsRunning));
        SimulatedStep[] steps = [.. configs.Select(Step)];
        cluster.Add(steps);
        return Json.Object(("StepIds", Json.Array(steps.Select(s => JsonValue.Create(s.Id)))));
    }

    private JsonObject CancelSteps(JsonObject input)
    {
        SimulatedCluster cluster = Existing(input);
        IEnumerable<JsonNode> outcomes = input.Texts("StepIds").Select(id =>
        {
            bool accepted = cluster.Steps.Find(s => s.Id == id) is { } step && cluster.Cancel(step);
            return (JsonNode)Json.Object(
                ("StepId", id), ("Status", accepted ? "SUBMITTED" : "FAILED"), ("Reason", accepted ? null : $"Step {id} is not in a cancellable state."));
        });
        return Json.Object(("CancelStepsInfoList", Json.Array([.. outcomes])));
    }

    private JsonObject TerminateJobFlows(JsonObject input)
    {
        SimulatedCluster[] clusters =
            [.. input.Texts("JobFlowIds").Select(id => Cluster(id) ?? throw AwsError.Validation("Specified job flow ID not valid."))];
        if (clusters.Length > 10)
        {
            throw AwsError.Validation("At most 10 job flows can be terminated at once.");
        }

        foreach (SimulatedCluster cluster in clusters.Where(c => !c.IsTerminationProtected))
        {
            cluster.Terminate();
        }

        return clusters.Any(c => c.IsTerminationProtected)
            ? throw AwsError.Validation("Could not shut down one or more job flows since they are termination protected.")
            : [];
    }

    private JsonObject DescribeStep(JsonObject input)
    {
        string id = input.Text("StepId")!;
        SimulatedStep step = Existing(input).Steps.Find(s => s.Id == id) ?? throw InvalidRequest($"Step id '{id}' is not valid.");
        return Json.Object(("Step", step.ToJson(full: true)));
    }

    private JsonObject ListClusters(JsonObject input)
    {
        IReadOnlyList<string> states = input.Texts("ClusterStates");
        IEnumerable<SimulatedCluster> found = _clusters.AsEnumerable().Reverse()
            .Where(c => states.Count == 0 || states.Contains(c.State))
            .Where(c => input.Time("CreatedAfter") is not { } after || c.CreatedAt > after)
            .Where(c => input.Time("CreatedBefore") is not { } before || c.CreatedAt < before);
        return Page("Clusters", found.Select(c => c.ToSummary()), input);
    }

    private JsonObject ListSteps(JsonObject input)
    {
        IReadOnlyList<string> states = input.Texts("StepStates");
        IReadOnlyList<string> ids = input.Texts("StepIds");
        if (ids.Count > 10)
        {
            throw InvalidRequest("At most 10 step ids can be given.");
        }

        IEnumerable<SimulatedStep> found = Existing(input).Steps.AsEnumerable().Reverse()
            .Where(s => states.Count == 0 || states.Contains(s.State))
            .Where(s => ids.Count == 0 || ids.Contains(s.Id));
        return Page("Steps", found.Select(s => s.ToJson(full: false)), input);
    }

    private static JsonObject Page(string member, IEnumerable<JsonObject> items, JsonObject input)
    {
        int from = input.Text("Marker") is { } marker
            ? int.TryParse(marker, CultureInfo.InvariantCulture, out int at) ? at : throw InvalidRequest("The marker is not valid.")
            : 0;
        JsonObject[] rest = [.. items.Skip(from)];
        return Json.Object(
            (member, Json.Array(rest.Take(PageSize))),
            ("Marker", rest.Length > PageSize ? (from + PageSize).ToString(CultureInfo.InvariantCulture) : null));
    }

    private SimulatedStep Step(JsonObject config)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"s-SIM{++_steps:D10}");
        return new SimulatedStep(id, config.DeepClone().AsObject(), _world.Ledger.Open(ResourceKind.Step, config.Text("Name")!, id));
    }

    private static void CheckSteps(IReadOnlyList<JsonObject> steps, int unfinished)
    {
        if (steps.Count + unfinished > MostSteps)
        {
            throw AwsError.Validation($"Maximum number of pending and active steps ({MostSteps}) exceeded.");
        }

        if (steps.Any(s => s.Child("HadoopJarStep")!.Texts("Args").Sum(a => a.Length) > MostArgumentCharacters))
        {
            throw AwsError.Validation($"The arguments of a step are longer than {MostArgumentCharacters} characters.");
        }
    }

    private void CheckRole(string? role, string kind)
    {
        if (string.IsNullOrEmpty(role))
        {
            throw AwsError.Validation($"{kind} is required for creating cluster.");
        }

        if (!_world.RoleExists(role))
        {
            throw AwsError.Validation($"Invalid {kind}: {role}.");
        }
    }

    private SimulatedCluster? Cluster(string id) => _clusters.Find(c => c.Id == id);

    private SimulatedCluster Existing(JsonObject input)
    {
        string id = input.Text("ClusterId")!;
        return Cluster(id) ?? throw InvalidRequest($"Cluster id '{id}' is not valid.");
    }

    private static AwsError InvalidRequest(string message) => new(400, "InvalidRequestException", message);

    [GeneratedRegex(@"^emr-\d+\.\d+\.\d+$")]
    private static partial Regex ReleaseLabel();
}
