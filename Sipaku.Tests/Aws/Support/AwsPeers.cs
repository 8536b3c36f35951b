using System.Diagnostics;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Sipaku.Activities.Aws.Provisioning;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Aws.Support;

/// <summary>dynalite and s3rver, one process for all tests of a run; it ends when the test host closes its standard input.</summary>
public sealed class AwsPeers
{
    private static readonly Lazy<Task<AwsPeers>> Started = new(StartAsync);

    private readonly Process _process;

    private AwsPeers(Process process, string dynamoUrl, string s3Url)
    {
        _process = process;
        DynamoUrl = dynamoUrl;
        S3Url = s3Url;
        Dynamo = AwsTestClients.DynamoDb(dynamoUrl);
        S3 = AwsTestClients.S3(s3Url);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _process.StandardInput.Close();
    }

    public string DynamoUrl { get; }

    public string S3Url { get; }

    public IAmazonDynamoDB Dynamo { get; }

    public IAmazonS3 S3 { get; }

    public static Task<AwsPeers> GetAsync() => Started.Value;

    /// <summary>Settings with tables and a bucket of their own, which exist.</summary>
    public async Task<SipakuSettings> NewSettingsAsync()
    {
        string unique = Guid.NewGuid().ToString("N")[..12];
        SipakuSettings settings = new()
        {
            Backend = BackendKind.Aws,
            SensorTable = $"Sensor-{unique}",
            PredictionTable = $"Predictions-{unique}",
            ResultTable = $"Results-{unique}",
            Bucket = $"bucket-{unique}",
        };
        await Provisioner(settings).ApplyAsync(CancellationToken.None);
        return settings;
    }

    internal AwsProvisioner Provisioner(SipakuSettings settings) => new(() => Dynamo, () => S3, settings, TimeProvider.System);

    private static async Task<AwsPeers> StartAsync()
    {
        Process process = Process.Start(new ProcessStartInfo("node", "--openssl-legacy-provider peers.mjs")
        {
            WorkingDirectory = Repository.NodeFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The AWS peers did not start.");
        using JsonDocument urls = JsonDocument.Parse(line);
        return new AwsPeers(process, urls.RootElement.GetProperty("dynamo").GetString()!, urls.RootElement.GetProperty("s3").GetString()!);
    }
}
