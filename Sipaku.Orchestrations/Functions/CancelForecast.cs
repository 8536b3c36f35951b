using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>POST /api/forecasts/{id}/cancel</c>: asks a run to stop and clean up behind itself.</summary>
public sealed class CancelForecast
{
    /// <summary>202 where the run was asked, 404 where there is none of this id, 410 where it has ended.</summary>
    [Function(nameof(CancelForecast))]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "forecasts/{id}/cancel")] HttpRequestData request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        OrchestrationMetadata? run = await client.FindRunAsync(id, whole: false, cancellation);
        if (run is null or { IsCompleted: true })
        {
            return await request.CreateNotUnderWayAsync(id, run, cancellation);
        }

        await client.RaiseEventAsync(id, RunEvents.Cancel, "Cancelled on request.", cancellation);
        if (run.RuntimeStatus == OrchestrationRuntimeStatus.Suspended)
        {
            // It hears of nothing until it goes on.
            await client.ResumeInstanceAsync(id, "Cancelled on request.", cancellation);
        }

        return await request.CreateCheckStatusAsync(HttpStatusCode.Accepted, client, id, cancellation);
    }
}
