namespace Sipaku.Runtime.Engine;

/// <summary>One call of an activity.</summary>
/// <param name="Name">The activity's name.</param>
/// <param name="InstanceId">The id of the orchestration that made the call.</param>
/// <param name="TaskId">The number of the task in that orchestration.</param>
/// <param name="Input">The serialised input, or null for none.</param>
/// <param name="TraceParent">The W3C trace parent of the call, or null for none.</param>
/// <param name="Version">The version that was asked for: the orchestration's own unless the call named one.</param>
internal sealed record ActivityInvocation(string Name, string InstanceId, int TaskId, string? Input, string? TraceParent, string Version);
