using Amazon.Runtime;
using Amazon.S3;
using Sipaku.Activities.Aws;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
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
        IClientConfig config = configuration();

        Assert.Equal(retries, config.MaxErrorRetry);
        Assert.Equal("ap-southeast-3", config.RegionEndpoint.SystemName);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_client_signs_for_the_region_that_is_set_whatever_its_endpoint_and_does_not_wait_for_ever(Func<IClientConfig> configuration, int retries)
    {
        IClientConfig config = configuration();

        Assert.Equal("ap-southeast-3", config.AuthenticationRegion);
        Assert.InRange(config.Timeout!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
        Assert.InRange(retries, 0, 2);
    }

    [Theory]
    [InlineData(null, "http://store.example:9000", false)]
    [InlineData(true, "http://store.example:9000", true)]
    [InlineData(null, "http://127.0.0.1:9000", true)]
    [InlineData(false, "http://localhost:9000", false)]
    public void The_bucket_is_in_the_path_where_the_setting_or_the_endpoint_says_so(bool? setting, string endpoint, bool expected) => With(
        "AWS_ENDPOINT_URL_S3",
        endpoint,
        () => Assert.Equal(expected, ((AmazonS3Config)Clients.S3(new SipakuSettings { Region = "eu-west-1", S3PathStyle = setting }).Config).ForcePathStyle));

    [Fact]
    public void The_default_region_of_the_command_line_counts_where_no_other_is_set()
    {
        With("AWS_REGION", null, () => With("AWS_DEFAULT_REGION", "eu-north-1", () =>
        {
            Assert.Equal("eu-north-1", Clients.DynamoDb(new SipakuSettings()).Config.RegionEndpoint.SystemName);
            Assert.Equal("ap-southeast-3", Clients.DynamoDb(Settings).Config.RegionEndpoint.SystemName);
        }));
    }

    [Theory]
    [InlineData("/no/such/file.pem")]
    [InlineData("Data/beijing-pm25/forecast.json")]
    public void A_bundle_that_is_none_is_a_problem_of_the_settings_in_one_line(string path) => With("AWS_CA_BUNDLE", path, () =>
    {
        string problem = Assert.Single(AwsSettingsCheck.Problems(new SipakuSettings { Ports = { ForecastStore = BackendKind.Aws } }));

        Assert.Contains(path, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    });

    [Fact]
    public async Task An_authority_of_the_bundle_is_trusted_and_no_other()
    {
        using TlsServer server = new();
        AmazonS3Config config = new();
        using HttpClient trusting = new TrustingHttpClientFactory([server.Certificate]).CreateHttpClient(config);
        using TlsServer other = new();
        using HttpClient distrusting = new TrustingHttpClientFactory([other.Certificate]).CreateHttpClient(config);

        Assert.Equal("hello", await trusting.GetStringAsync(server.Url));
        await Assert.ThrowsAsync<HttpRequestException>(() => distrusting.GetStringAsync(server.Url));
    }

    private static void With(string variable, string? value, Action test)
    {
        string? before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            test();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
