using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.Tests.Aws.Support;

/// <summary>Clients of servers on this machine.</summary>
internal static class AwsTestClients
{
    private const string Region = "us-east-1";

    /// <summary>s3rver knows this one account.</summary>
    private const string Account = "S3RVER";

    private static readonly BasicAWSCredentials Credentials = new(Account, Account);

    // Where no region is set the SDK asks the metadata service of EC2, which takes most of a minute where there is none.
    static AwsTestClients() => Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");

    public static IAmazonDynamoDB DynamoDb(string url) => new AmazonDynamoDBClient(
        Credentials, new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = Region, MaxErrorRetry = 2 });

    public static IAmazonS3 S3(string url) => new AmazonS3Client(
        Credentials, new AmazonS3Config { ServiceURL = url, AuthenticationRegion = Region, ForcePathStyle = true, MaxErrorRetry = 2 });

    /// <summary>The same buckets as the simulator sees them.</summary>
    public static S3BucketStore Buckets(string s3Url) => new(s3Url, Account, Account);
}
