using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Stores one predicted day.</summary>
public sealed class StoreForecastDay(IForecastStore store)
{
    /// <summary>Stores it; the same day again replaces itself.</summary>
    [Function(nameof(StoreForecastDay))]
    public async Task RunAsync([ActivityTrigger] StoreDayRequest request, CancellationToken cancellation)
    {
        await store.RequireLockAsync(request.RunId, cancellation);
        await store.StoreDayAsync(request.RunId, request.Day, cancellation);
    }
}
