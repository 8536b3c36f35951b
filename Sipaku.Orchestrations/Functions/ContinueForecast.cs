using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>POST /api/forecasts/{id}/continue</c>: lets a suspended run go on.</summary>
public sealed class ContinueForecast
{
    /// <summary>202 where the run goes on, 404 where there is none of this id, 409 where it is not suspended, 410 where it has ended.</summary>
    [Function(nameof(ContinueForecast))]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "forecasts/{id}/continue")] HttpRequestData request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        OrchestrationMetadata? run = await client.FindRunAsync(id, whole: false, cancellation);
        if (run is null or { IsCompleted: true })
        {
            return await request.CreateNotUnderWayAsync(id, run, cancellation);
        }

        if (run.RuntimeStatus != OrchestrationRuntimeStatus.Suspended)
        {
            return await request.CreateErrorAsync(HttpStatusCode.Conflict, $"Run {id} is not suspended.", cancellation);
        }

        await client.ResumeInstanceAsync(id, "Continued on request.", cancellation);
        return await request.CreateCheckStatusAsync(HttpStatusCode.Accepted, client, id, cancellation);
    }
}
