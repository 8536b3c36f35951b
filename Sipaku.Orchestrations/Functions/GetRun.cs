using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/forecasts/{id}</c>: the record of a run, and what its durable instance says.</summary>
public sealed class GetRun(RunHistory history)
{
    /// <summary>200 with <c>{"record","live"}</c>, 404 where there is no run of this id. An instance that was purged is not live.</summary>
    [Function(nameof(GetRun))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "forecasts/{id}")] HttpRequestData request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        request.GuardAsync(() => AnswerAsync(request, id, client, cancellation), cancellation);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, string id, DurableTaskClient client, CancellationToken cancellation)
    {
        OrchestrationMetadata? live = await client.FindRunAsync(id, whole: true, cancellation);
        RunRecord? record = RunLookup.IsRunId(id)
            ? await history.FindAsync(id, (_, _) => Task.FromResult(live?.RuntimeStatus), cancellation)
            : null;
        if (record is null && live is null)
        {
            return await request.CreateErrorAsync(HttpStatusCode.NotFound, RunLookup.NoRun(id), cancellation);
        }

        // A run that was started past the starter has no record before its first step.
        return await request.CreateJsonAsync(
            HttpStatusCode.OK,
            new RunAnswer(record ?? RunRecord.Of(id, live!.CreatedAt.UtcDateTime), live is null ? null : await LiveRun.OfAsync(live, client, cancellation)),
            cancellation);
    }
}
