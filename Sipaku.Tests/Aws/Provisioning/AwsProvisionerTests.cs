using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using Sipaku.Activities.Aws.Provisioning;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws.Provisioning;

public sealed class AwsProvisionerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_is_missing_is_created_and_the_second_time_nothing_is()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = NewSettings();

        IReadOnlyList<ProvisionedThing> first = await peers.Provisioner(settings).ApplyAsync(None);
        IReadOnlyList<ProvisionedThing> second = await peers.Provisioner(settings).ApplyAsync(None);

        Assert.Equal(
            [("bucket", settings.Bucket), ("table", settings.SensorTable), ("table", settings.PredictionTable), ("table", settings.ResultTable)],
            first.Select(thing => (thing.Kind, (string?)thing.Name)));
        Assert.All(first, thing => Assert.False(thing.Exists));
        Assert.All(second, thing => Assert.True(thing.Exists));
    }

    [Fact]
    public async Task The_tables_have_the_keys_of_the_original_and_are_paid_by_use()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = await peers.NewSettingsAsync();

        Assert.Equal(["Tanggal HASH", "Waktu RANGE"], await KeysAsync(peers, settings.SensorTable));
        Assert.Equal(["RunId HASH", "Tanggal RANGE"], await KeysAsync(peers, settings.PredictionTable));
        Assert.Equal(["PredID HASH"], await KeysAsync(peers, settings.ResultTable));
    }

    [Fact]
    public async Task A_plan_creates_nothing()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = NewSettings();

        await peers.Provisioner(settings).PlanAsync(None);
        IReadOnlyList<ProvisionedThing> plan = await peers.Provisioner(settings).PlanAsync(None);

        Assert.Equal(4, plan.Count);
        Assert.All(plan, thing => Assert.False(thing.Exists));
    }

    [Fact]
    public async Task What_exists_is_left_as_it_is()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = NewSettings();
        await peers.Dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = settings.SensorTable,
            AttributeDefinitions = [new("Other", "S")],
            KeySchema = [new("Other", "HASH")],
            ProvisionedThroughput = new(3, 3),
        });
        await peers.S3.PutBucketAsync(new PutBucketRequest { BucketName = settings.Bucket });

        IReadOnlyList<ProvisionedThing> plan = await peers.Provisioner(settings).ApplyAsync(None);

        Assert.Equal([true, true, false, false], plan.Select(thing => thing.Exists));
        Assert.Equal(["Other HASH"], await KeysAsync(peers, settings.SensorTable));
    }

    [Fact]
    public async Task Only_what_is_on_aws_is_asked_for()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = new() { Ports = { ForecastStore = BackendKind.Aws } };

        IReadOnlyList<ProvisionedThing> plan = await peers.Provisioner(settings).PlanAsync(None);

        Assert.Equal(["SIPAKUPredictionData", "SIPAKUPredictionResult"], plan.Select(thing => thing.Name));
    }

    [Fact]
    public async Task A_bucket_without_a_name_is_asked_for()
    {
        AwsPeers peers = await AwsPeers.GetAsync();

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(
            () => peers.Provisioner(new SipakuSettings { Backend = BackendKind.Aws }).PlanAsync(None));

        Assert.Contains("Sipaku__Bucket", error.Message, StringComparison.Ordinal);
    }

    private static SipakuSettings NewSettings()
    {
        string unique = Guid.NewGuid().ToString("N")[..12];
        return new SipakuSettings
        {
            Backend = BackendKind.Aws,
            SensorTable = $"Sensor-{unique}",
            PredictionTable = $"Predictions-{unique}",
            ResultTable = $"Results-{unique}",
            Bucket = $"bucket-{unique}",
        };
    }

    private static async Task<IEnumerable<string>> KeysAsync(AwsPeers peers, string table) =>
        (await peers.Dynamo.DescribeTableAsync(table)).Table.KeySchema.Select(key => $"{key.AttributeName} {key.KeyType}");
}
