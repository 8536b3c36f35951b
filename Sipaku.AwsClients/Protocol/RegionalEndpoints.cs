#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Sipaku.AwsClients.Protocol;

/// <summary>
/// The endpoint rule set that EMR, SageMaker and SageMaker Runtime share: {prefix}.{region}.{suffix of the region's partition},
/// with another prefix for FIPS and another suffix for dual stack. Source: endpoint-rule-set-1.json of the services in boto/botocore.
/// </summary>
/// <param name="prefix">The host's first labels.</param>
/// <param name="fipsPrefix">The same for FIPS, which depends on the partition's name.</param>
/// <param name="fipsDualStackPrefix">The same for FIPS with dual stack.</param>
internal sealed class RegionalEndpoints(string prefix, Func<string, string> fipsPrefix, string fipsDualStackPrefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        bool fips = parameters["UseFIPS"] is true;
        bool dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string { Length: > 0 } custom)
        {
            return (fips, dualStack) switch
            {
                (true, _) => throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported"),
                (_, true) => throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported"),
                _ => new Endpoint(custom),
            };
        }

        string region = parameters["Region"] as string ?? throw new AmazonClientException("Invalid Configuration: Missing Region");
        Partition partition = Fn.Partition(region);
        if (fips && !partition.supportsFIPS)
        {
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        }

        if (dualStack && !partition.supportsDualStack)
        {
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        }

        string host = (fips, dualStack) switch
        {
            (true, true) => fipsDualStackPrefix,
            (true, false) => fipsPrefix(partition.name),
            _ => prefix,
        };
        return new Endpoint($"https://{host}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
    }
}
