using System.Net;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws;

/// <summary>
/// Makes the clients. Credentials, region, profile and endpoints come from where every AWS SDK takes them, with
/// <see cref="SipakuSettings.Region"/> before them. The SDK retries little: what takes longer is a durable timer's business.
/// </summary>
internal static class AwsClients
{
    private const int Retries = 2;

    /// <summary>DynamoDB. Its own default would be ten retries.</summary>
    public static IAmazonDynamoDB DynamoDb(SipakuSettings settings) =>
        Make(settings, new AmazonDynamoDBConfig { Timeout = TimeSpan.FromSeconds(30) }, Retries, config => new AmazonDynamoDBClient(config));

    /// <summary>S3. A server that is known by its number or as localhost has no names for buckets below its own.</summary>
    public static IAmazonS3 S3(SipakuSettings settings) =>
        Make(settings, new AmazonS3Config { ForcePathStyle = IsUnnamed(S3Endpoint()) }, Retries, config => new AmazonS3Client(config));

    /// <summary>
    /// EMR. RunJobFlow and AddJobFlowSteps are not idempotent, so that the SDK must not repeat them: neither after an error nor, which it
    /// counts apart, after a lost connection.
    /// </summary>
    public static IAmazonElasticMapReduce Emr(SipakuSettings settings) =>
        Make(settings, new AmazonElasticMapReduceConfig { MaxStaleConnectionRetries = 0 }, 0, config => new AmazonElasticMapReduceClient(config));

    /// <summary>SageMaker. Every name is unique, so that a repeated call is refused at worst.</summary>
    public static IAmazonSageMaker SageMaker(SipakuSettings settings) =>
        Make(settings, new AmazonSageMakerConfig(), Retries, config => new AmazonSageMakerClient(config));

    /// <summary>SageMaker Runtime. A container has sixty seconds to answer.</summary>
    public static IAmazonSageMakerRuntime SageMakerRuntime(SipakuSettings settings) =>
        Make(settings, new AmazonSageMakerRuntimeConfig { Timeout = TimeSpan.FromSeconds(70) }, Retries, config => new AmazonSageMakerRuntimeClient(config));

    /// <summary>Whether an S3 endpoint has no room for a bucket's name in its host name.</summary>
    public static bool IsUnnamed(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (IPAddress.TryParse(uri.Host.Trim('[', ']'), out _) || uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));

    private static string? S3Endpoint() =>
        Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");

    private static TClient Make<TConfig, TClient>(SipakuSettings settings, TConfig config, int retries, Func<TConfig, TClient> make)
        where TConfig : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        if (settings.Region is { Length: > 0 } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        try
        {
            return make(config);
        }
        catch (AmazonClientException error) when (AwsErrors.Classify(error, "sts:GetCallerIdentity", AwsResource.Caller) is { } step)
        {
            throw step;
        }
    }
}
