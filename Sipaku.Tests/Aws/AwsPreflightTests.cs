using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Moq;
using Sipaku.Activities.Aws;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws;

public sealed class AwsPreflightTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private AwsPeers _peers = null!;
    private AwsRig _rig = null!;

    public async Task InitializeAsync()
    {
        _peers = await AwsPeers.GetAsync();
        _rig = await AwsRig.StartAsync();
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public Task With_everything_there_it_says_nothing() => Preflight().CheckAsync(None);

    [Fact]
    public async Task All_that_is_missing_is_told_in_one_line_and_nothing_is_created()
    {
        _rig.Settings.Bucket = "no-such-bucket";
        _rig.Settings.SensorTable = "NoSuchSensor";
        _rig.Settings.ResultTable = "NoSuchResult";

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Preflight().CheckAsync(None));

        Assert.All(["no-such-bucket", "NoSuchSensor", "NoSuchResult"], name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Entries);
    }

    [Fact]
    public async Task A_table_with_other_keys_is_refused()
    {
        _rig.Settings.SensorTable = _rig.Settings.ResultTable;

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Preflight().CheckAsync(None));

        Assert.Contains("Tanggal (hash) and Waktu (range)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standing_cluster_must_stand()
    {
        await _rig.UseStandingClusterAsync();
        await Preflight().CheckAsync(None);
        await _rig.Emr.TerminateJobFlowsAsync(new() { JobFlowIds = [_rig.Settings.Emr.ClusterId] });
        _rig.Time.Advance(TimeSpan.FromMinutes(5));

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Preflight().CheckAsync(None));

        Assert.Contains("TERMINATED", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_in_time_export_needs_point_in_time_recovery()
    {
        Mock<IAmazonDynamoDB> dynamo = new();
        dynamo.Setup(client => client.DescribeTableAsync(It.IsAny<string>(), None))
            .Returns((string name, CancellationToken stop) => _peers.Dynamo.DescribeTableAsync(name, stop));
        dynamo.Setup(client => client.DescribeContinuousBackupsAsync(It.IsAny<DescribeContinuousBackupsRequest>(), None))
            .ReturnsAsync(new DescribeContinuousBackupsResponse());
        _rig.Settings.Dump.Mode = DumpMode.PointInTimeExport;

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Preflight(dynamo.Object).CheckAsync(None));

        Assert.Contains("point-in-time recovery", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_WhenNoCredentialsCanBeHad_ShouldStopTheRunAtItsStart()
    {
        Mock<IAmazonDynamoDB> dynamo = new();
        dynamo.Setup(client => client.DescribeTableAsync(It.IsAny<string>(), None)).ThrowsAsync(new ProcessAWSCredentialException("exit value 1"));

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Preflight(dynamo.Object).CheckAsync(None));

        Assert.Contains("The AWS credentials cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_WhenTheKeysAreWrong_ShouldSaySoThoughAHeadHasNoBody()
    {
        Mock<IAmazonS3> s3 = new();
        s3.Setup(client => client.HeadBucketAsync(It.IsAny<HeadBucketRequest>(), None))
            .ThrowsAsync(new AmazonS3Exception("Forbidden") { ErrorCode = "Forbidden", StatusCode = HttpStatusCode.Forbidden });
        s3.Setup(client => client.ListObjectsV2Async(It.IsAny<ListObjectsV2Request>(), None))
            .ThrowsAsync(new AmazonS3Exception("The key id does not exist.") { ErrorCode = "InvalidAccessKeyId", StatusCode = HttpStatusCode.Forbidden });

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => Preflight(s3: s3.Object).CheckAsync(None));

        Assert.Contains("does not accept the credentials", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3:ListBucket", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_that_are_local_are_not_looked_at()
    {
        SipakuSettings settings = new();
        AwsPreflight preflight = new(
            Unused<IAmazonDynamoDB>, Unused<IAmazonS3>, Unused<Amazon.ElasticMapReduce.IAmazonElasticMapReduce>, Unused<Amazon.SageMaker.IAmazonSageMaker>, settings);

        await preflight.CheckAsync(None);
    }

    [Fact]
    public async Task Nothing_that_looks_only_costs_anything()
    {
        await Preflight().CheckAsync(None);

        Assert.Empty((await _rig.Simulator.ReadLedgerAsync()).Ever(ResourceKind.Cluster));
    }

    private static T Unused<T>() => throw new InvalidOperationException($"{typeof(T).Name} was asked for.");

    private AwsPreflight Preflight(IAmazonDynamoDB? dynamo = null, IAmazonS3? s3 = null) =>
        new(() => dynamo ?? _peers.Dynamo, () => s3 ?? _peers.S3, () => _rig.Emr, () => _rig.SageMaker, _rig.Settings);
}
