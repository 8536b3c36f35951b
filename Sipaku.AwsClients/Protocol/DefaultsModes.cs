#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Sipaku.AwsClients.Protocol;

/// <summary>The defaults modes of the SDK: standard retries, connect timeouts by where the caller runs. Source: sdk-default-configuration.json of the SDKs.</summary>
internal static class DefaultsModes
{
    public static DefaultConfigurationProvider CreateProvider() => new(
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000),
        Mode(DefaultConfigurationMode.Auto, 1100),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, int connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
