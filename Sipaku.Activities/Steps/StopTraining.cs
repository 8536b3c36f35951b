using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Stops a training job that nobody waits for any more.</summary>
public sealed class StopTraining(ITrainingJob job)
{
    /// <summary>Stops it if it runs.</summary>
    [Function(nameof(StopTraining))]
    public Task RunAsync([ActivityTrigger] TrainingRequest request, CancellationToken cancellation) =>
        job.StopAsync(request, cancellation);
}
