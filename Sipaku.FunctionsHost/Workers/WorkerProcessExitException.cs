namespace Sipaku.FunctionsHost.Workers;

/// <summary>
/// The worker ended while it was at work. The Durable Functions extension knows this case by the type's name alone: it gives an
/// orchestrator's turn back to the store, to be taken again, instead of failing the orchestration.
/// </summary>
#pragma warning disable CA1032 // Made in one place, which always knows what happened.
internal sealed class WorkerProcessExitException(string message) : Exception(message);
#pragma warning restore CA1032
