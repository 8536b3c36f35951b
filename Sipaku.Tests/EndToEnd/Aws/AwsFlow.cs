using Amazon.DynamoDBv2.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Sipaku.Activities.Steps;
using Sipaku.AwsSimulator;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.Storage;
using Sipaku.Orchestrations.Flow;
using Sipaku.Orchestrations.Orchestrators;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Support;
using Sipaku.Tests.VirtualTime;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

/// <summary>
/// The whole flow, every step and adapter of it, in virtual time against dynalite, s3rver and the simulator. While nothing of a run is
/// under way but a wait, host and simulator move on together.
/// </summary>
internal sealed class AwsFlow : IAsyncDisposable
{
    private const string Role = "arn:aws:iam::000000000000:role/sipaku";
    private const string Profile = "arn:aws:iam::000000000000:instance-profile/sipaku";

    private readonly TemporaryHome _home = new();
    private readonly Wire _wire = new();
    private readonly AwsPeers _peers;
    private readonly S3BucketStore _buckets;
    private DurableTestHost _host = null!;
    private AwsSimulatorHost _simulator = null!;
    private int _runs;

    private AwsFlow(AwsPeers peers, SipakuSettings settings)
    {
        _peers = peers;
        _buckets = AwsTestClients.Buckets(peers.S3Url);
        Settings = settings;
    }

    /// <summary>The names of tables and bucket.</summary>
    public SipakuSettings Settings { get; }

    /// <summary>Where the Local adapters of a mix keep what they keep.</summary>
    public TemporaryHome Home => _home;

    public Wire Wire => _wire;

    public AwsSimulatorHost Simulator => _simulator;

    public DurableTestHost Host => _host;

    public DurableTaskClient Client => _host.Client;

    /// <summary>Starts it over a sensor table that is there.</summary>
    /// <param name="sensorTable">The table.</param>
    /// <param name="changes">Settings beside or in place of those that the preset <c>Aws</c> needs, by their names after <c>Sipaku:</c>.</param>
    public static Task<AwsFlow> StartAsync(string sensorTable, params (string Name, string Value)[] changes) =>
        StartAsync(sensorTable, replayEveryTurn: true, changes);

    /// <summary>Starts it over a sensor table that is there.</summary>
    /// <param name="sensorTable">The table.</param>
    /// <param name="replayEveryTurn">Whether orchestrators are replayed at every turn, or stay in memory.</param>
    /// <param name="changes">Settings beside or in place of those that the preset <c>Aws</c> needs, by their names after <c>Sipaku:</c>.</param>
    public static async Task<AwsFlow> StartAsync(string sensorTable, bool replayEveryTurn, params (string Name, string Value)[] changes)
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = await peers.NewSettingsAsync();
        settings.SensorTable = sensorTable;
        AwsFlow flow = new(peers, settings);
        await flow.StartAsync(replayEveryTurn, changes);
        return flow;
    }

    /// <summary>The id that the next run takes.</summary>
    public string NextRunId() => $"{RunIds.New(_host.Clock)[..^6]}{++_runs:D6}";

    public Task StartRunAsync(string runId) =>
        Client.ScheduleNewOrchestrationInstanceAsync(nameof(ForecastOrchestrator), new StartOrchestrationOptions(runId));

    public Task<OrchestrationMetadata> EndAsync(string runId) => Client.WaitForInstanceCompletionAsync(runId, getInputsAndOutputs: true);

    /// <summary>Starts a run and waits for its end, and then for an hour in which what is on its way out goes.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string? runId = null)
    {
        runId ??= NextRunId();
        await StartRunAsync(runId);
        OrchestrationMetadata ended = await EndAsync(runId);
        await _host.AdvanceAsync(TimeSpan.FromHours(1));
        return ended;
    }

    /// <summary>A run that has to be published.</summary>
    public async Task<string> PublishAsync()
    {
        OrchestrationMetadata run = await RunAsync();
        Assert.Equal((OrchestrationRuntimeStatus.Completed, null), (run.RuntimeStatus, run.FailureDetails?.ErrorMessage));
        RunOutcome outcome = run.ReadOutputAs<RunOutcome>()!;
        Assert.Equal(RunOutcome.Published, outcome.Outcome);
        Assert.Empty(outcome.NotUndone);
        return run.InstanceId;
    }

    /// <summary>A run that has to fail, with nothing left undone.</summary>
    /// <returns>The one line that says why.</returns>
    public async Task<string> FailAsync()
    {
        OrchestrationMetadata run = await RunAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Equal(typeof(RunFailedException).FullName, run.FailureDetails!.ErrorType);
        Assert.Null(run.ReadCustomStatusAs<RunStatus>()!.NotUndone);
        Assert.DoesNotContain('\n', run.FailureDetails.ErrorMessage);
        return run.FailureDetails.ErrorMessage;
    }

    public Task<LedgerSnapshot> LedgerAsync() => _simulator.ReadLedgerAsync();

    /// <summary>Nothing that a run made costs money or lies about.</summary>
    public async Task AssertNothingIsLeftAsync()
    {
        LedgerSnapshot ledger = await LedgerAsync();
        Assert.Empty(ledger.Billed);
        AssertExist(ledger, ResourceKind.Cluster);
        AssertExist(ledger, ResourceKind.TrainingJob);
        AssertExist(ledger, ResourceKind.Endpoint);
        AssertExist(ledger, ResourceKind.Model);
        AssertExist(ledger, ResourceKind.EndpointConfig);
    }

    /// <summary>The endpoint is all that costs money; it serves the first of these runs, and no model or config is left but of these runs.</summary>
    public async Task AssertServesAsync(params string[] runs)
    {
        string[] names = [.. runs.Select(run => AwsNames.OfModel(Settings.EndpointName, run, 1))];
        LedgerSnapshot ledger = await LedgerAsync();
        Assert.Equal([Settings.EndpointName], ledger.Billed.Select(entry => entry.Name));
        AssertExist(ledger, ResourceKind.Cluster);
        AssertExist(ledger, ResourceKind.TrainingJob);
        AssertExist(ledger, ResourceKind.Model, names);
        AssertExist(ledger, ResourceKind.EndpointConfig, names);

        IAmazonSageMaker sageMaker = Host.Services.GetRequiredService<IAmazonSageMaker>();
        DescribeEndpointResponse endpoint = await sageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = Settings.EndpointName });
        Assert.Equal((names[0], EndpointStatus.InService), (endpoint.EndpointConfigName, endpoint.EndpointStatus));
    }

    /// <summary>The published document as it lies in the table; <see langword="null"/> where there is none.</summary>
    public async Task<Dictionary<string, AttributeValue>?> DocumentAsync()
    {
        ScanResponse scanned = await _peers.Dynamo.ScanAsync(new ScanRequest { TableName = Settings.ResultTable });
        return scanned.Items?.SingleOrDefault();
    }

    /// <summary>The predicted days of a run as they lie in the table.</summary>
    public async Task<List<Dictionary<string, AttributeValue>>> DayRowsAsync(string runId)
    {
        QueryResponse found = await _peers.Dynamo.QueryAsync(new QueryRequest
        {
            TableName = Settings.PredictionTable,
            KeyConditionExpression = "RunId = :run",
            ExpressionAttributeValues = new() { [":run"] = new() { S = runId } },
        });
        return found.Items ?? [];
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Assert.Empty(_simulator.Violations);
        await _simulator.DisposeAsync();
        _buckets.Dispose();
        _wire.Dispose();
        _home.Dispose();
    }

    private static void AssertExist(LedgerSnapshot ledger, ResourceKind kind, params string[] names) =>
        Assert.Equal(names.Order(), ledger.Existing(kind).Select(entry => entry.Name).Order());

    private async Task StartAsync(bool replayEveryTurn, (string Name, string Value)[] changes)
    {
        Dictionary<string, string?> values = new()
        {
            [SettingsReader.HomeVariable] = _home.Path,
            ["Sipaku:Backend"] = "Aws",
            ["Sipaku:Region"] = "us-east-1",
            ["Sipaku:SensorTable"] = Settings.SensorTable,
            ["Sipaku:PredictionTable"] = Settings.PredictionTable,
            ["Sipaku:ResultTable"] = Settings.ResultTable,
            ["Sipaku:Bucket"] = Settings.Bucket,
            ["Sipaku:Emr:ServiceRole"] = Role,
            ["Sipaku:Emr:InstanceProfile"] = Profile,
            ["Sipaku:Training:Role"] = Role,
            // The limiter of the dump would wait for a clock that stands still while an activity runs.
            ["Sipaku:Dump:ReadThroughputRatio"] = "1",
            ["Sipaku:Dump:OnDemandReadUnits"] = "2000000000",
        };
        foreach ((string? name, string? value) in changes)
        {
            values[$"Sipaku:{name}"] = value;
        }

        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        _host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddFunctions(typeof(ForecastOrchestrator).Assembly).AddFunctions(typeof(AcquireRun).Assembly);
            options.Services.AddSingleton(_ => WiredClients.DynamoDb(_peers.DynamoUrl, _wire));
            options.Services.AddSingleton(_ => WiredClients.S3(_peers.S3Url, _wire));
            options.Services.AddSingleton(_ => WiredClients.Emr(_simulator.Url, _wire));
            options.Services.AddSingleton(_ => WiredClients.SageMaker(_simulator.Url, _wire));
            options.Services.AddSingleton(_ => WiredClients.SageMakerRuntime(_simulator.Url, _wire));
            options.Services.AddSipaku(configuration);
        });
        _simulator = await AwsSimulatorHost.StartAsync(new AwsSimulatorOptions { Buckets = _buckets, TimeProvider = _host.Clock });
    }
}
