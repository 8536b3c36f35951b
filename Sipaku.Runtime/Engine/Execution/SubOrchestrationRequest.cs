namespace Sipaku.Runtime.Engine.Execution;

/// <summary>What a new sub-orchestration begins with; it lies in the sub-orchestration's own history, not in its parent's.</summary>
internal sealed record SubOrchestrationRequest(string? Input, string Version, string? Tags);
