using Amazon.Runtime;
using Sipaku.Activities.Settings;
using Xunit;
using Clients = Sipaku.Activities.Aws.AwsClients;

namespace Sipaku.Tests.Aws;

public sealed class AwsClientFactoryTests
{
    private static readonly SipakuSettings Settings = new() { Region = "ap-southeast-3" };

    public static TheoryData<Func<IClientConfig>, int> Configurations => new()
    {
        { () => Clients.DynamoDb(Settings).Config, 2 },
        { () => Clients.S3(Settings).Config, 2 },
        { () => Clients.SageMaker(Settings).Config, 2 },
        { () => Clients.SageMakerRuntime(Settings).Config, 2 },
        // Its calls that start something are not idempotent.
        { () => Clients.Emr(Settings).Config, 0 },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_client_retries_little_and_is_in_the_region_that_is_set(Func<IClientConfig> configuration, int retries)
    {
        var config = configuration();

        Assert.Equal(retries, config.MaxErrorRetry);
        Assert.Equal("ap-southeast-3", config.RegionEndpoint.SystemName);
    }
}
