using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Http;

/// <summary>Starts orchestrations by their function's name, and starts instances over.</summary>
internal sealed class StartEndpoints(DurableTaskClient client, CheckStatus checkStatus)
{
    public async Task StartAsync(ManagementRequest request, string functionName, string? instanceId)
    {
        object? input = await request.BodyAsync();
        StartOrchestrationOptions options = new(instanceId) { Version = request.Text("version") is { } version ? new TaskVersion(version) : null };
        string id = await client.ScheduleNewOrchestrationInstanceAsync(functionName, input, options, request.Aborted);
        await checkStatus.WaitAsync(request, id);
    }

    public async Task RestartAsync(ManagementRequest request, string instanceId)
    {
        if (await client.GetInstanceAsync(instanceId, request.Aborted) is null)
        {
            await ErrorResponse.WriteAsync(request.Http, StatusCodes.Status400BadRequest, "InstanceId does not match a valid orchestration instance.");
            return;
        }

        string id = await client.RestartAsync(instanceId, request.Flag("restartWithNewInstanceId", true), request.Aborted);
        await checkStatus.WaitAsync(request, id);
    }
}
