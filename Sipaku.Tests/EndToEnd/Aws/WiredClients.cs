using System.Reflection;
using Amazon.DynamoDBv2;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;

namespace Sipaku.Tests.EndToEnd.Aws;

/// <summary>
/// The clients as the product makes them, retries included, but for where they send and that they do not wait between two tries.
/// </summary>
internal static class WiredClients
{
    private const int Retries = 2;
    private const string Region = "us-east-1";

    /// <summary>s3rver knows this one account.</summary>
    private static readonly BasicAWSCredentials _credentials = new("S3RVER", "S3RVER");

    public static IAmazonDynamoDB DynamoDb(string url, Wire wire) =>
        WithoutWaits(new AmazonDynamoDBClient(_credentials, Configure(new AmazonDynamoDBConfig(), url, wire, Retries)));

    public static IAmazonS3 S3(string url, Wire wire) =>
        WithoutWaits(new AmazonS3Client(_credentials, Configure(new AmazonS3Config { ForcePathStyle = true }, url, wire, Retries)));

    public static IAmazonElasticMapReduce Emr(string url, Wire wire) => new AmazonElasticMapReduceClient(
        _credentials, Configure(new AmazonElasticMapReduceConfig { MaxStaleConnectionRetries = 0 }, url, wire, 0));

    public static IAmazonSageMaker SageMaker(string url, Wire wire) =>
        WithoutWaits(new AmazonSageMakerClient(_credentials, Configure(new AmazonSageMakerConfig(), url, wire, Retries)));

    public static IAmazonSageMakerRuntime SageMakerRuntime(string url, Wire wire) =>
        WithoutWaits(new AmazonSageMakerRuntimeClient(_credentials, Configure(new AmazonSageMakerRuntimeConfig(), url, wire, Retries)));

    private static T Configure<T>(T config, string url, Wire wire, int retries)
        where T : ClientConfig
    {
        config.ServiceURL = url;
        config.AuthenticationRegion = Region;
        config.HttpClientFactory = wire;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        // What retries may cost is counted for all clients of an address in the process, so that one test would starve another.
        config.ThrottleRetries = false;
        return config;
    }

    private static T WithoutWaits<T>(T client)
        where T : AmazonServiceClient
    {
        RuntimePipeline pipeline = (RuntimePipeline)typeof(AmazonServiceClient)
            .GetProperty("RuntimePipeline", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(client)!;
        StandardRetryPolicy policy = (StandardRetryPolicy)pipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy;
        policy.MaxBackoffInMilliseconds = 0;
        return client;
    }
}
