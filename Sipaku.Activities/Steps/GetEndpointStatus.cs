using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Looks at the endpoint.</summary>
public sealed class GetEndpointStatus(IModelEndpoint endpoint, IForecastStore store)
{
    /// <summary>Whether it is in service with the run's model; the run's lock is renewed on the way.</summary>
    [Function(nameof(GetEndpointStatus))]
    public async Task<JobStatus> RunAsync([ActivityTrigger] JobStatusRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.RunId, cancellation);
        return await endpoint.GetStatusAsync(request.Deployment!, cancellation);
    }
}
