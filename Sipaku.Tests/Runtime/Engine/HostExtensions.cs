using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;

namespace Sipaku.Tests.Runtime.Engine;

internal static class HostExtensions
{
    /// <summary>Starts an orchestration and waits for its end.</summary>
    public static async Task<OrchestrationMetadata> RunAsync(this DurableTestHost host, string orchestrator, object? input = null, string? id = null)
    {
        StartOrchestrationOptions? options = id is null ? null : new StartOrchestrationOptions(id);
        string instanceId = await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options);
        return await host.Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true);
    }

    /// <summary>Starts an orchestration and waits until it waits for an event or the clock.</summary>
    public static async Task<string> StartAsync(this DurableTestHost host, string orchestrator, object? input = null, string? id = null)
    {
        string instanceId = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator, input, id is null ? null : new StartOrchestrationOptions(id));
        await host.WhenIdleAsync();
        return instanceId;
    }

    public static async Task<OrchestrationRuntimeStatus?> StatusAsync(this DurableTestHost host, string id)
    {
        await host.WhenIdleAsync();
        return (await host.Client.GetInstanceAsync(id))?.RuntimeStatus;
    }
}
