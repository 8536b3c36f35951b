using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Http;

/// <summary>The management API's answers about one instance.</summary>
internal sealed class InstanceEndpoints(DurableTaskClient client, DurableEngine engine, CheckStatus checkStatus)
{
    public async Task GetAsync(ManagementRequest request, string id)
    {
        if (await client.GetInstanceAsync(id, getInputsAndOutputs: true, request.Aborted) is not { } instance)
        {
            await UnknownAsync(request, id);
            return;
        }

        bool showHistory = request.Flag("showHistory", false) && instance.RuntimeStatus != OrchestrationRuntimeStatus.Pending;
        IReadOnlyList<HistoryRow>? history = showHistory ? new InstanceReader(engine.Core.Store).GetWithHistory(id)?.History : null;
        await checkStatus.WriteStatusAsync(request, instance, history);
    }

    /// <summary>Purges a finished instance: 412 where it has not finished.</summary>
    public async Task PurgeAsync(ManagementRequest request, string id)
    {
        if (await FindAsync(request, id) is not { } instance)
        {
            return;
        }

        if (!instance.IsCompleted)
        {
            await JsonResponse.WriteTextAsync(
                request.Http, StatusCodes.Status412PreconditionFailed, $"Only finished instances can be purged, and '{id}' is {instance.RuntimeStatus}.");
            return;
        }

        PurgeResult result = await client.PurgeInstanceAsync(id, options: null, request.Aborted);
        await JsonResponse.WriteAsync(request.Http, StatusCodes.Status200OK, json => PurgeJson.Write(json, result));
    }

    /// <summary>Terminates, suspends or resumes: 202, 404 where there is no such instance, 410 where it has finished.</summary>
    public async Task SteerAsync(ManagementRequest request, string id, Func<DurableTaskClient, string?, Task> steer)
    {
        if (await FindUnfinishedAsync(request, id))
        {
            await steer(client, request.Text("reason"));
            request.Http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    /// <summary>Rewinds a failed instance: 202, 404 where there is no such instance, 412 where it has not failed.</summary>
    public async Task RewindAsync(ManagementRequest request, string id)
    {
        if (await client.GetInstanceAsync(id, request.Aborted) is not { } instance)
        {
            await JsonResponse.WriteTextAsync(request.Http, StatusCodes.Status404NotFound, $"There is no instance '{id}'.");
            return;
        }

        if (instance.RuntimeStatus != OrchestrationRuntimeStatus.Failed)
        {
            await JsonResponse.WriteTextAsync(
                request.Http, StatusCodes.Status412PreconditionFailed, $"Only failed instances can be rewound, and '{id}' is {instance.RuntimeStatus}.");
            return;
        }

        await client.RewindInstanceAsync(id, request.Text("reason") ?? string.Empty, request.Aborted);
        request.Http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    public async Task RaiseEventAsync(ManagementRequest request, string id, string eventName)
    {
        if (!await FindUnfinishedAsync(request, id))
        {
            return;
        }

        if (request.MediaType != "application/json")
        {
            await ErrorResponse.WriteAsync(request.Http, StatusCodes.Status400BadRequest, "Only application/json request content is supported");
            return;
        }

        JsonElement payload = await request.BodyAsync() ?? throw new JsonException();
        await client.RaiseEventAsync(id, eventName, payload, request.Aborted);
        request.Http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task<OrchestrationMetadata?> FindAsync(ManagementRequest request, string id)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(id, request.Aborted);
        if (instance is null)
        {
            await UnknownAsync(request, id);
        }

        return instance;
    }

    private async Task<bool> FindUnfinishedAsync(ManagementRequest request, string id)
    {
        OrchestrationMetadata? instance = await FindAsync(request, id);
        if (instance is { IsCompleted: true })
        {
            await ErrorResponse.WriteAsync(request.Http, StatusCodes.Status410Gone, $"The instance '{id}' has finished: {instance.RuntimeStatus}.");
            return false;
        }

        return instance is not null;
    }

    private static Task UnknownAsync(ManagementRequest request, string id)
        => ErrorResponse.WriteAsync(request.Http, StatusCodes.Status404NotFound, $"There is no instance '{id}'.");
}
