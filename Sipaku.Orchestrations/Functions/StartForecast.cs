using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Orchestrations.Orchestrators;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>POST /api/forecasts</c>: starts a run.</summary>
public sealed class StartForecast(RunLocks locks, IForecastStore store, TimeProvider time)
{
    /// <summary>
    /// 202 with the check-status payload of the new run, 409 with that of the run under way, or 400 where the body asks for what there is not.
    /// </summary>
    [Function(nameof(StartForecast))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "forecasts")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        request.GuardAsync(() => StartAsync(request, client, cancellation), cancellation);

    private async Task<HttpResponseData> StartAsync(HttpRequestData request, DurableTaskClient client, CancellationToken cancellation)
    {
        ForecastRequest wanted;
        try
        {
            wanted = await StartRequest.ReadAsync(request, cancellation);
        }
        catch (FormatException exception)
        {
            return await request.CreateErrorAsync(HttpStatusCode.BadRequest, exception.Message, cancellation);
        }

        string runId = RunIds.New(time);
        try
        {
            LockAttempt attempt = await locks.TakeAsync(runId, client, cancellation);
            if (!attempt.Acquired)
            {
                return await request.CreateCheckStatusAsync(HttpStatusCode.Conflict, client, attempt.Lock.RunId, cancellation);
            }

            await store.WriteRunAsync(
                new RunEntry(RunRecord.Of(runId, time.GetUtcNow().UtcDateTime, wanted), attempt.Lock.Fence, Life: null, Revision: 0),
                cancellation);
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ForecastOrchestrator),
                wanted,
                new StartOrchestrationOptions(runId),
                cancellation);
        }
        catch
        {
            await ReleaseAsync(runId);
            throw;
        }

        return await request.CreateCheckStatusAsync(HttpStatusCode.Accepted, client, runId, cancellation);
    }

    /// <summary>Gives back what may have been taken.</summary>
    private async Task ReleaseAsync(string runId)
    {
        try
        {
            await store.ReleaseAsync(runId, CancellationToken.None);
        }
        catch (StepException)
        {
            // What kept the run from starting is the error to tell; the next start takes the lock from a run that nobody knows.
        }
    }
}
