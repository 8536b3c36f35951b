using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime;

/// <summary>
/// Configuration of <see cref="AmazonSageMakerRuntimeClient"/>. A custom endpoint comes from <see cref="ClientConfig.ServiceURL"/>,
/// AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME or AWS_ENDPOINT_URL, in this order.
/// </summary>
public partial class AmazonSageMakerRuntimeConfig : ClientConfig
{
    private static readonly string _userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, typeof(AmazonSageMakerRuntimeConfig).Assembly.GetName().Version!.ToString());

    /// <summary>Makes a configuration with the SDK's defaults.</summary>
    public AmazonSageMakerRuntimeConfig()
        : base(DefaultsModes.CreateProvider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sagemaker";
        EndpointProvider = SageMakerRuntimeService.Endpoints;
    }

    /// <summary>The unique identifier of the service.</summary>
    public static new string ServiceId => SageMakerRuntimeService.Instance.ServiceId;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "runtime.sagemaker";

    /// <inheritdoc/>
    public override string ServiceVersion => SageMakerRuntimeService.Instance.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent => _userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Sipaku.AwsClients.Protocol.EndpointResolver.Resolve(this, parameters);
}
