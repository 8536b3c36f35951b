using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Starts to serve the run's model.</summary>
public sealed class DeployEndpoint(IModelEndpoint endpoint)
{
    /// <summary>Creates or updates the endpoint, or goes on with what an earlier try of this step began.</summary>
    [Function(nameof(DeployEndpoint))]
    public Task<JobHandle> RunAsync([ActivityTrigger] DeployRequest request, CancellationToken cancellation) =>
        endpoint.DeployAsync(request, cancellation);
}
