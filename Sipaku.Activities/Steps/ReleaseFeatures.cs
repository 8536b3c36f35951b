using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Ends what the feature job holds: its transient cluster.</summary>
public sealed class ReleaseFeatures(IFeatureJob job)
{
    /// <summary>Releases it; also where starting it failed half-way.</summary>
    [Function(nameof(ReleaseFeatures))]
    public Task RunAsync([ActivityTrigger] FeatureJobRequest request, CancellationToken cancellation) =>
        job.ReleaseAsync(request, cancellation);
}
