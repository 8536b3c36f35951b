using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Makes the forecast the one that readers see.</summary>
public sealed class PublishForecast(IForecastStore store)
{
    /// <summary>One conditional write: the forecast before stays where a later run has overtaken this one.</summary>
    [Function(nameof(PublishForecast))]
    public Task RunAsync([ActivityTrigger] PublishRequest request, CancellationToken cancellation) =>
        store.PublishAsync(request.Forecast, request.Fence, cancellation);
}
