using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Starts the feature job.</summary>
public sealed class StartFeatures(IFeatureJob job)
{
    /// <summary>Starts it, or finds what an earlier try of this step started.</summary>
    [Function(nameof(StartFeatures))]
    public Task<JobHandle> RunAsync([ActivityTrigger] FeatureJobRequest request, CancellationToken cancellation) =>
        job.StartAsync(request, cancellation);
}
