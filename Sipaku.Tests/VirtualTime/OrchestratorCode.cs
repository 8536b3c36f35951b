using Microsoft.DurableTask;

namespace Sipaku.Tests.VirtualTime;

/// <summary>An orchestrator, over the services of its scope.</summary>
internal delegate Task<object?> OrchestratorCode(IServiceProvider services, TaskOrchestrationContext context);
