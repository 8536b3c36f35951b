using Amazon;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Xunit;

namespace Sipaku.Tests.AwsClients;

public class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "elasticmapreduce.us-east-1.amazonaws.com", "api.sagemaker.us-east-1.amazonaws.com", "runtime.sagemaker.us-east-1.amazonaws.com")]
    [InlineData("ap-southeast-3", false, false, "elasticmapreduce.ap-southeast-3.amazonaws.com", "api.sagemaker.ap-southeast-3.amazonaws.com", "runtime.sagemaker.ap-southeast-3.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "elasticmapreduce.cn-north-1.amazonaws.com.cn", "api.sagemaker.cn-north-1.amazonaws.com.cn", "runtime.sagemaker.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", false, false, "elasticmapreduce.us-gov-west-1.amazonaws.com", "api.sagemaker.us-gov-west-1.amazonaws.com", "runtime.sagemaker.us-gov-west-1.amazonaws.com")]
    [InlineData("us-iso-east-1", false, false, "elasticmapreduce.us-iso-east-1.c2s.ic.gov", "api.sagemaker.us-iso-east-1.c2s.ic.gov", "runtime.sagemaker.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-east-1", true, false, "elasticmapreduce-fips.us-east-1.amazonaws.com", "api-fips.sagemaker.us-east-1.amazonaws.com", "runtime-fips.sagemaker.us-east-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "elasticmapreduce.us-gov-west-1.amazonaws.com", "api-fips.sagemaker.us-gov-west-1.amazonaws.com", "runtime.sagemaker.us-gov-west-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "elasticmapreduce.us-east-1.api.aws", "api.sagemaker.us-east-1.api.aws", "runtime.sagemaker.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "elasticmapreduce-fips.us-east-1.api.aws", "api.sagemaker-fips.us-east-1.api.aws", "runtime.sagemaker-fips.us-east-1.api.aws")]
    public void A_region_has_the_hosts_of_the_official_rules(string region, bool fips, bool dualStack, string emrHost, string sageMakerHost, string runtimeHost)
    {
        T With<T>(T config)
            where T : ClientConfig
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
            config.IgnoreConfiguredEndpointUrls = true;
            return config;
        }

        using AmazonElasticMapReduceClient emr = new("id", "secret", With(new AmazonElasticMapReduceConfig()));
        using AmazonSageMakerClient sageMaker = new("id", "secret", With(new AmazonSageMakerConfig()));
        using AmazonSageMakerRuntimeClient runtime = new("id", "secret", With(new AmazonSageMakerRuntimeConfig()));

        Assert.Equal($"https://{emrHost}/", Url(emr.DetermineServiceOperationEndpoint(new ListClustersRequest()).URL));
        Assert.Equal($"https://{sageMakerHost}/", Url(sageMaker.DetermineServiceOperationEndpoint(new ListModelsRequest()).URL));
        Assert.Equal($"https://{runtimeHost}/", Url(runtime.DetermineServiceOperationEndpoint(new InvokeEndpointRequest()).URL));
    }

    [Fact]
    public async Task A_service_url_is_used_as_it_is_and_signed_for_the_region_given()
    {
        StubHttp http = new(StubResponse.Ok());
        AmazonElasticMapReduceConfig config = new() { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "eu-south-2", HttpClientFactory = http };
        using AmazonElasticMapReduceClient sdk = new("id", "secret", config);

        await sdk.ListClustersAsync(new ListClustersRequest());

        Assert.Equal("http://127.0.0.1:9/", http.Sent[0].Uri.AbsoluteUri);
        Assert.Contains("/eu-south-2/elasticmapreduce/aws4_request", http.Sent[0].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fips_with_a_custom_endpoint_is_refused()
    {
        AmazonElasticMapReduceConfig config = new() { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "us-east-1", UseFIPSEndpoint = true };
        using AmazonElasticMapReduceClient sdk = new("id", "secret", config);

        AmazonClientException thrown = Assert.Throws<AmazonClientException>(() => sdk.DetermineServiceOperationEndpoint(new ListClustersRequest()));

        Assert.Contains("FIPS and custom endpoint are not supported", thrown.Message, StringComparison.Ordinal);
    }

    private static string Url(string url) => url.EndsWith('/') ? url : url + "/";
}
