using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Predicts one day from the six before it.</summary>
public sealed class PredictNextDay(IModelEndpoint endpoint, IForecastStore store)
{
    /// <summary>The next day's average. One that cannot be stored ends the run here, before the endpoint is called again.</summary>
    [Function(nameof(PredictNextDay))]
    public async Task<double> RunAsync([ActivityTrigger] PredictRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.Deployment.RunId, cancellation);
        double[] window = [.. request.Window.Select(day => request.Scale.Of(day))];
        double average = request.Scale.Back(await endpoint.InvokeAsync(request.Deployment, window, cancellation));
        store.RequireStorable(average);
        return average;
    }
}
