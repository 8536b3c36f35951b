using Amazon.Runtime;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws;

/// <summary>The region that the clients talk to, as the SDK has resolved it.</summary>
/// <param name="Name">The system name, <c>ap-southeast-3</c>.</param>
internal sealed record AwsRegion(string Name)
{
    /// <summary>The region of a client; of one with an endpoint of its own, the region that it signs for.</summary>
    public static AwsRegion Of(IAmazonService client) => new(
        client.Config.RegionEndpoint?.SystemName ?? client.Config.AuthenticationRegion
        ?? throw new PermanentException("No AWS region is set: set Sipaku__Region or AWS_REGION."));
}
