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

    /// <summary>How long one call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>DynamoDB. Its own default would be ten retries.</summary>
    public static IAmazonDynamoDB DynamoDb(SipakuSettings settings) =>
        Make(settings, new AmazonDynamoDBConfig { Timeout = Patience }, Retries, config => new AmazonDynamoDBClient(config));

    /// <summary>
    /// S3. A server that is known by its number or as localhost has no names for buckets below its own; of another the setting says.
    /// The SDK's own time limit for S3 is 24 days; a part of an upload has 8 MiB.
    /// </summary>
    public static IAmazonS3 S3(SipakuSettings settings)
    {
        AmazonS3Config config = new() { Timeout = TimeSpan.FromMinutes(2) };
        return Make(settings, config, Retries, made =>
        {
            made.ForcePathStyle = settings.S3PathStyle ?? IsUnnamed(made.ServiceURL);
            return new AmazonS3Client(made);
        });
    }

    /// <summary>
    /// EMR. RunJobFlow and AddJobFlowSteps are not idempotent, so that the SDK must not repeat them: neither after an error nor, which it
    /// counts apart, after a lost connection.
    /// </summary>
    public static IAmazonElasticMapReduce Emr(SipakuSettings settings) =>
        Make(settings, new AmazonElasticMapReduceConfig { MaxStaleConnectionRetries = 0, Timeout = Patience }, 0, config => new AmazonElasticMapReduceClient(config));

    /// <summary>SageMaker. Every name is unique, so that a repeated call is refused at worst.</summary>
    public static IAmazonSageMaker SageMaker(SipakuSettings settings) =>
        Make(settings, new AmazonSageMakerConfig { Timeout = Patience }, Retries, config => new AmazonSageMakerClient(config));

    /// <summary>SageMaker Runtime. A container has sixty seconds to answer.</summary>
    public static IAmazonSageMakerRuntime SageMakerRuntime(SipakuSettings settings) =>
        Make(settings, new AmazonSageMakerRuntimeConfig { Timeout = TimeSpan.FromSeconds(70) }, Retries, config => new AmazonSageMakerRuntimeClient(config));

    /// <summary>Whether an S3 endpoint has no room for a bucket's name in its host name.</summary>
    public static bool IsUnnamed(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
        && (IPAddress.TryParse(uri.Host.Trim('[', ']'), out _) || uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));

    private static TClient Make<TConfig, TClient>(SipakuSettings settings, TConfig config, int retries, Func<TConfig, TClient> make)
        where TConfig : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        try
        {
            if (AwsEnvironment.Region(settings) is { } region)
            {
                config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
                // With an endpoint of its own a client would sign for the region that it reads out of the URL.
                config.AuthenticationRegion = region;
            }

            if (AwsEnvironment.Authorities() is { } authorities)
            {
                config.HttpClientFactory = new TrustingHttpClientFactory(authorities);
            }

            return make(config);
        }
        catch (Exception error) when (AwsErrors.Classify(error, "sts:GetCallerIdentity", AwsResource.Caller) is { } step)
        {
            throw step;
        }
    }
}
