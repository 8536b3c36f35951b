namespace Sipaku.FunctionsHost.Durable;

/// <summary>An orchestrator's turn ended its worker too often; the orchestration fails with this.</summary>
#pragma warning disable CA1032 // Made in one place, which always knows what happened.
internal sealed class PoisonOrchestratorException(string message) : Exception(message);
#pragma warning restore CA1032
