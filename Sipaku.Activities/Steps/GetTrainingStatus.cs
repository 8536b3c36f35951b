using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Looks at the training job.</summary>
public sealed class GetTrainingStatus(ITrainingJob job, IForecastStore store)
{
    /// <summary>Where it stands; the run's lock is renewed on the way.</summary>
    [Function(nameof(GetTrainingStatus))]
    public async Task<JobStatus> RunAsync([ActivityTrigger] JobStatusRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.RunId, cancellation);
        return await job.GetStatusAsync(request.Job, cancellation);
    }
}
