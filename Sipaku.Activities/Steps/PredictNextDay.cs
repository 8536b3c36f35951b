using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Predicts one day from the six before it.</summary>
public sealed class PredictNextDay(IModelEndpoint endpoint)
{
    /// <summary>The next day's average.</summary>
    [Function(nameof(PredictNextDay))]
    public Task<double> RunAsync([ActivityTrigger] PredictRequest request, CancellationToken cancellation) =>
        endpoint.InvokeAsync(request.Deployment, request.Window, cancellation);
}
