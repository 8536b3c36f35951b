using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>The asynchronous HTTP pattern: 202 with where to ask and when, until there is a result.</summary>
internal sealed class CheckStatus(DurableTaskClient client, PublicAddress address, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const string SecondsBetweenPolls = "5";
    private const string SecondsBeforeFirstPoll = "10";

    /// <summary>An instance's status: 202 while it is unfinished, else 200, or 500 for a failed one where that is asked for.</summary>
    public Task WriteStatusAsync(ManagementRequest request, OrchestrationMetadata instance, IReadOnlyList<HistoryRow>? history)
    {
        bool showInput = request.Flag("showInput", true);
        int status = StatusCodes.Status200OK;
        if (!instance.IsCompleted)
        {
            status = StatusCodes.Status202Accepted;
            request.Http.Response.Headers.Location = address.UrlOf(request.Http.Request).AbsoluteUri;
            request.Http.Response.Headers.RetryAfter = SecondsBetweenPolls;
        }
        else if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed && request.Flag("returnInternalServerErrorOnFailure", false))
        {
            status = StatusCodes.Status500InternalServerError;
        }

        HistoryJson? events = history is null ? null : new(history, instance, showInput, request.Flag("showHistoryOutput", false));
        return JsonResponse.WriteAsync(request.Http, status, json => StatusJson.Write(json, instance, showInput, events));
    }

    /// <summary>
    /// Where the request gives a <c>timeout</c> in seconds, waits as long for the instance to finish; <c>pollingInterval</c> has no effect,
    /// because the wait is told at once.
    /// </summary>
    public async Task WaitAsync(ManagementRequest request, string id)
    {
        if (request.Seconds("timeout") is { } timeout)
        {
            if (request.Seconds("pollingInterval") > timeout)
            {
                throw new ArgumentException($"Total timeout {timeout.TotalSeconds} should be bigger than retry timeout {request.Text("pollingInterval")}");
            }

            if (await FinishAsync(request, id, timeout) is { } instance)
            {
                await WriteResultAsync(request, instance);
                return;
            }
        }

        await WriteLinksAsync(request, id);
    }

    private async Task<OrchestrationMetadata?> FinishAsync(ManagementRequest request, string id, TimeSpan timeout)
    {
        using CancellationTokenSource limit = new(timeout, time);
        using CancellationTokenSource any = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, request.Aborted, lifetime.ApplicationStopping);
        try
        {
            return await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, any.Token);
        }
        catch (OperationCanceledException) when (!request.Aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task WriteResultAsync(ManagementRequest request, OrchestrationMetadata instance)
        => instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? JsonResponse.WriteAsync(request.Http, StatusCodes.Status200OK, json => StatusJson.WritePayload(json, instance.SerializedOutput))
            : WriteStatusAsync(request, instance, null);

    private Task WriteLinksAsync(ManagementRequest request, string id)
    {
        HttpManagementPayload payload = ManagementLinks.Create(
            address.BaseUrlFor(address.UrlOf(request.Http.Request)), address.Query, id);
        request.Http.Response.Headers.Location = payload.StatusQueryGetUri;
        request.Http.Response.Headers.RetryAfter = SecondsBeforeFirstPoll;
        return JsonResponse.WriteAsync(request.Http, StatusCodes.Status202Accepted, json => JsonSerializer.Serialize(json, payload));
    }
}
