using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Orchestrations.Orchestrators;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>POST /api/forecasts/{id}/suspend</c>: tells a run to wait. Jobs that it has started run on, and it keeps the run lock.</summary>
public sealed class SuspendForecast
{
    /// <summary>202 where the run was told, 404 where there is none of this id, 409 where it waits already or has only begun, 410 where it has ended.</summary>
    [Function(nameof(SuspendForecast))]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "forecasts/{id}/suspend")] HttpRequestData request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        OrchestrationMetadata? run = await client.FindRunAsync(id, whole: false, cancellation);
        if (run is null or { IsCompleted: true })
        {
            return await request.CreateNotUnderWayAsync(id, run, cancellation);
        }

        if (run.RuntimeStatus == OrchestrationRuntimeStatus.Suspended)
        {
            return await request.CreateErrorAsync(HttpStatusCode.Conflict, $"Run {id} is suspended already.", cancellation);
        }

        // The lock is kept by an orchestration of its own, which goes on; a run without it would lose the lock while it waits.
        if (await client.GetInstanceAsync(LeaseOrchestrator.IdOf(id), cancellation) is not { IsCompleted: false })
        {
            return await request.CreateErrorAsync(HttpStatusCode.Conflict, $"Run {id} is only beginning, or about to end. Try again in a moment.", cancellation);
        }

        await client.SuspendInstanceAsync(id, "Suspended on request.", cancellation);
        return await request.CreateCheckStatusAsync(HttpStatusCode.Accepted, client, id, cancellation);
    }
}
