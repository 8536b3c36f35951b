using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMaker;

/// <summary>
/// Configuration of <see cref="AmazonSageMakerClient"/>. A custom endpoint comes from <see cref="ClientConfig.ServiceURL"/>,
/// AWS_ENDPOINT_URL_SAGEMAKER or AWS_ENDPOINT_URL, in this order.
/// </summary>
public partial class AmazonSageMakerConfig : ClientConfig
{
    private static readonly string _userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, typeof(AmazonSageMakerConfig).Assembly.GetName().Version!.ToString());

    /// <summary>Makes a configuration with the SDK's defaults.</summary>
    public AmazonSageMakerConfig()
        : base(DefaultsModes.CreateProvider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sagemaker";
        EndpointProvider = SageMakerService.Endpoints;
    }

    /// <summary>The unique identifier of the service.</summary>
    public static new string ServiceId => SageMakerService.Instance.ServiceId;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "api.sagemaker";

    /// <inheritdoc/>
    public override string ServiceVersion => SageMakerService.Instance.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent => _userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Sipaku.AwsClients.Protocol.EndpointResolver.Resolve(this, parameters);
}
