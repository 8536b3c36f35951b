using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Sipaku.AwsSimulator;
using Sipaku.AwsSimulator.Storage;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

/// <summary>The command line in <c>Aws</c> mode where something that it needs is not there.</summary>
public sealed class AwsCommandTests : IAsyncLifetime, IDisposable
{
    private const string Role = "arn:aws:iam::000000000000:role/sipaku";

    private readonly TemporaryHome _home = new();
    private AwsPeers _peers = null!;
    private S3BucketStore _buckets = null!;
    private AwsSimulatorHost _simulator = null!;
    private SipakuSettings _settings = null!;
    private Dictionary<string, string> _environment = null!;

    public async Task InitializeAsync()
    {
        _peers = await AwsPeers.GetAsync();
        _buckets = AwsTestClients.Buckets(_peers.S3Url);
        _simulator = await AwsSimulatorHost.StartAsync(new AwsSimulatorOptions { Buckets = _buckets });
        _settings = await _peers.NewSettingsAsync();
        _environment = new()
        {
            ["AWS_ACCESS_KEY_ID"] = "S3RVER",
            ["AWS_SECRET_ACCESS_KEY"] = "S3RVER",
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = _peers.DynamoUrl,
            ["AWS_ENDPOINT_URL_S3"] = _peers.S3Url,
            ["AWS_ENDPOINT_URL_EMR"] = _simulator.Url,
            ["AWS_ENDPOINT_URL_SAGEMAKER"] = _simulator.Url,
            ["AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME"] = _simulator.Url,
            ["Sipaku__Backend"] = nameof(BackendKind.Aws),
            ["Sipaku__SensorTable"] = _settings.SensorTable,
            ["Sipaku__PredictionTable"] = _settings.PredictionTable,
            ["Sipaku__ResultTable"] = _settings.ResultTable,
            ["Sipaku__Bucket"] = _settings.Bucket!,
            ["Sipaku__Emr__ServiceRole"] = Role,
            ["Sipaku__Emr__InstanceProfile"] = "arn:aws:iam::000000000000:instance-profile/sipaku",
            ["Sipaku__Training__Role"] = Role,
        };
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _buckets.Dispose();
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("Sipaku__Training__Role", "")]
    [InlineData("Sipaku__Training__Role", "SageMakerRole")]
    [InlineData("Sipaku__Emr__ServiceRole", "")]
    [InlineData("Sipaku__Emr__InstanceProfile", Role)]
    [InlineData("Sipaku__Bucket", "")]
    [InlineData("Sipaku__Bucket", "No_Bucket")]
    public async Task Run_WhenASettingIsMissingOrNoArn_NamesIt_AndDoesNotStart(string setting, string value)
    {
        _environment[setting] = value;

        string error = await FailAsync(exitCode: 2);

        Assert.Contains(setting, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sipaku__Bucket", "no-such-bucket", "bucket")]
    [InlineData("Sipaku__SensorTable", "NoSuchTable", "table")]
    [InlineData("Sipaku__PredictionTable", "NoSuchTable", "table")]
    [InlineData("Sipaku__ResultTable", "NoSuchTable", "table")]
    public async Task Run_WhenABucketOrATableDoesNotExist_SaysWhichAndWhatToDo_BeforeItCreatesAnything(string setting, string name, string kind)
    {
        _environment[setting] = name;

        string error = await FailAsync(exitCode: 1);

        Assert.Contains($"{kind} '{name}'", error, StringComparison.Ordinal);
        Assert.Contains("provision", error, StringComparison.Ordinal);
        Assert.Contains(setting, error, StringComparison.Ordinal);
        Assert.Null(await ReadLockAsync());
    }

    [Fact]
    public async Task Provision_WhenTheCredentialSourceFails_SaysSoInOneLine()
    {
        Dictionary<string, string> environment = new(_environment.Where(variable => !variable.Key.StartsWith("AWS_", StringComparison.Ordinal)))
        {
            ["AWS_CONFIG_FILE"] = _home.Write("config", "[default]\nregion = eu-west-1\ncredential_process = /bin/false\n"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_home.Path, "none"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        using SipakuProcess process = SipakuProcess.Start(_home.Path, environment, "provision");

        SipakuResult result = await process.EndAsync();

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("sipaku: The AWS credentials cannot be read: look at AWS_PROFILE", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }

    private async Task<RunLock?> ReadLockAsync() =>
        await new DynamoDbForecastStore(_peers.Dynamo, _settings, TimeProvider.System).ReadLockAsync(CancellationToken.None);

    /// <returns>The one line that it says.</returns>
    private async Task<string> FailAsync(int exitCode)
    {
        using SipakuProcess process = SipakuProcess.Start(_home.Path, _environment, "run");
        SipakuResult result = await process.EndAsync();

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Empty((await _simulator.ReadLedgerAsync()).Entries);
        return Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("sipaku: ", StringComparison.Ordinal));
    }
}
