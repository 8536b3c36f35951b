using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Sipaku.AwsClients.Protocol;

namespace Amazon.ElasticMapReduce;

/// <summary>
/// Configuration of <see cref="AmazonElasticMapReduceClient"/>. A custom endpoint comes from <see cref="ClientConfig.ServiceURL"/>,
/// AWS_ENDPOINT_URL_EMR or AWS_ENDPOINT_URL, in this order.
/// </summary>
public partial class AmazonElasticMapReduceConfig : ClientConfig
{
    private static readonly string _userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, typeof(AmazonElasticMapReduceConfig).Assembly.GetName().Version!.ToString());

    /// <summary>Makes a configuration with the SDK's defaults.</summary>
    public AmazonElasticMapReduceConfig()
        : base(DefaultsModes.CreateProvider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "elasticmapreduce";
        EndpointProvider = ElasticMapReduceService.Endpoints;
    }

    /// <summary>The unique identifier of the service.</summary>
    public static new string ServiceId => ElasticMapReduceService.Instance.ServiceId;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "elasticmapreduce";

    /// <inheritdoc/>
    public override string ServiceVersion => ElasticMapReduceService.Instance.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent => _userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Sipaku.AwsClients.Protocol.EndpointResolver.Resolve(this, parameters);
}
