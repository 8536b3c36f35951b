using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Starts to serve the run's model.</summary>
public sealed class DeployEndpoint(IModelEndpoint endpoint, IForecastStore store)
{
    /// <summary>Creates or updates the endpoint, or goes on with what an earlier try of this step began.</summary>
    [Function(nameof(DeployEndpoint))]
    public async Task<JobHandle> RunAsync([ActivityTrigger] DeployRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.RunId, cancellation);
        return await endpoint.DeployAsync(request, cancellation);
    }
}
