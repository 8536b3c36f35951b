using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Tests.VirtualTime;

/// <summary>The client of a test host.</summary>
internal sealed class VirtualClient(VirtualEngine engine, DataConverter converter) : DurableTaskClient("VirtualTime")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        string id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        bool started = engine.Start(new ExecutionStartedEvent(-1, converter.Serialize(input))
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = id, ExecutionId = Guid.NewGuid().ToString("N") },
            Name = orchestratorName.Name,
            Version = options?.Version?.Version ?? string.Empty,
        });
        return started ? Task.FromResult(id) : throw new InvalidOperationException($"Instance {id} is under way.");
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        Post(instanceId, new EventRaisedEvent(-1, converter.Serialize(eventPayload)) { Name = eventName });

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        Post(instanceId, new ExecutionTerminatedEvent(-1, converter.Serialize(options?.Output)));

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Post(instanceId, new ExecutionSuspendedEvent(-1, reason));

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Post(instanceId, new ExecutionResumedEvent(-1, reason));

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        await engine.WaitForAsync(instanceId, instance => instance.State is not null, cancellation).ConfigureAwait(false);
        return engine.Find(instanceId, getInputsAndOutputs)!;
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        await engine.WaitForAsync(instanceId, instance => instance.IsCompleted, cancellation).ConfigureAwait(false);
        return engine.Find(instanceId, getInputsAndOutputs)!;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(engine.Find(instanceId, getInputsAndOutputs));

    /// <summary>All instances; of a filter only the statuses count.</summary>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        Pageable.Create((_, _) => Task.FromResult(new Page<OrchestrationMetadata>(
            [.. engine.FindAll().Where(instance => filter?.Statuses?.Contains(instance.RuntimeStatus) ?? true)])));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Post(string instanceId, HistoryEvent message)
    {
        engine.Post(new OrchestrationInstance { InstanceId = instanceId }, message);
        return Task.CompletedTask;
    }
}
