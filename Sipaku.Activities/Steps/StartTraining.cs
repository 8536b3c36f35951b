using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Starts training.</summary>
public sealed class StartTraining(ITrainingJob job, IForecastStore store)
{
    /// <summary>Starts it, or finds what an earlier try of this step started.</summary>
    [Function(nameof(StartTraining))]
    public async Task<JobHandle> RunAsync([ActivityTrigger] TrainingRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.RunId, cancellation);
        return await job.StartAsync(request, cancellation);
    }
}
