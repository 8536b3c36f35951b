using Amazon.ElasticMapReduce.Model;
using Sipaku.AwsSimulator.Storage;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public class StorageTests
{
    [Theory]
    [InlineData("s3://bucket/a/b", "bucket", "a/b")]
    [InlineData("s3a://bucket/", "bucket", "")]
    [InlineData("s3://bucket", "bucket", "")]
    public void An_s3_uri_is_a_bucket_and_a_key(string uri, string bucket, string key)
    {
        Assert.True(S3Location.TryParse(uri, out S3Location location));
        Assert.Equal(new S3Location(bucket, key), location);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("${INPUT}")]
    [InlineData("/tmp/x")]
    [InlineData("https://bucket/x")]
    [InlineData("s3:///key")]
    public void Anything_else_is_none(string? uri) => Assert.False(S3Location.TryParse(uri, out _));

    [Fact]
    public async Task A_store_that_cannot_be_reached_fails_the_step_and_the_job_and_nothing_hangs()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync(o => o with { Buckets = new UnreachableStore() });
        string id = (await aws.Emr.RunJobFlowAsync(Requests.Cluster(Requests.HiveStep()))).JobFlowId;

        await Assert.ThrowsAnyAsync<Amazon.SageMaker.AmazonSageMakerException>(() => aws.SageMaker.CreateTrainingJobAsync(Requests.Training()));
        aws.Pass(TimeSpan.FromMinutes(10));

        StepSummary step = Assert.Single((await aws.Emr.ListStepsAsync(new() { ClusterId = id })).Steps);
        Assert.Equal("FAILED", step.Status.State.Value);
        Assert.Equal("unreachable", step.Status.FailureDetails.Message);
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Billed);
    }

    private sealed class UnreachableStore : IBucketStore
    {
        public Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix) => throw new IOException("unreachable");

        public Task<Stream?> OpenAsync(string bucket, string key) => throw new IOException("unreachable");

        public Task PutAsync(string bucket, string key, Stream content) => throw new IOException("unreachable");

        public Task DeleteAsync(string bucket, string key) => throw new IOException("unreachable");
    }
}
