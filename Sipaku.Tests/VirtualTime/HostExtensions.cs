using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Tests.VirtualTime;

internal static class HostExtensions
{
    /// <summary>Starts an orchestration and waits for its end.</summary>
    public static async Task<OrchestrationMetadata> RunAsync(this DurableTestHost host, string orchestrator, object? input = null, string? id = null)
    {
        string instanceId = await host.StartAsync(orchestrator, input, id);
        return await host.EndAsync(instanceId);
    }

    /// <summary>Starts an orchestration; nothing of it runs until somebody waits.</summary>
    public static Task<string> StartAsync(this DurableTestHost host, string orchestrator, object? input = null, string? id = null) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, id is null ? null : new StartOrchestrationOptions(id));

    public static Task<OrchestrationMetadata> EndAsync(this DurableTestHost host, string id) =>
        host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
}
