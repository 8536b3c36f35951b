using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Starts training.</summary>
public sealed class StartTraining(ITrainingJob job)
{
    /// <summary>Starts it, or finds what an earlier try of this step started.</summary>
    [Function(nameof(StartTraining))]
    public Task<JobHandle> RunAsync([ActivityTrigger] TrainingRequest request, CancellationToken cancellation) =>
        job.StartAsync(request, cancellation);
}
