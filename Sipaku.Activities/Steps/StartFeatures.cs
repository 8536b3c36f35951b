using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Starts the feature job.</summary>
public sealed class StartFeatures(IFeatureJob job, IForecastStore store)
{
    /// <summary>Starts it, or finds what an earlier try of this step started.</summary>
    [Function(nameof(StartFeatures))]
    public async Task<JobHandle> RunAsync([ActivityTrigger] FeatureJobRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.RunId, cancellation);
        return await job.StartAsync(request, cancellation);
    }
}
