using DurableTask.Core;

namespace Sipaku.Tests.VirtualTime;

/// <summary>An activity that an orchestrator has scheduled.</summary>
internal sealed record ActivityCall(OrchestrationInstance Caller, int TaskId, string Name, string? Input);
