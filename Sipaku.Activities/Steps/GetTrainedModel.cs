using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Asks a succeeded training job for its model.</summary>
public sealed class GetTrainedModel(ITrainingJob job)
{
    /// <summary>The model and its figures.</summary>
    [Function(nameof(GetTrainedModel))]
    public Task<TrainedModel> RunAsync([ActivityTrigger] JobHandle handle, CancellationToken cancellation) =>
        job.GetResultAsync(handle, cancellation);
}
