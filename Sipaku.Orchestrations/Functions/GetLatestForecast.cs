using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/forecasts/latest</c>: the published forecast.</summary>
public sealed class GetLatestForecast(IForecastStore store)
{
    /// <summary>200 with the forecast, 404 where none was published yet.</summary>
    [Function(nameof(GetLatestForecast))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "forecasts/latest")] HttpRequestData request,
        CancellationToken cancellation) =>
        request.GuardAsync(() => AnswerAsync(request, cancellation), cancellation);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, CancellationToken cancellation) =>
        await store.ReadLatestAsync(cancellation) is { } forecast
            ? await request.CreateJsonAsync<Forecast>(HttpStatusCode.OK, forecast, cancellation)
            : await request.CreateErrorAsync(
                HttpStatusCode.NotFound,
                "No forecast was published yet. Start a run with POST /api/forecasts.",
                cancellation);
}
