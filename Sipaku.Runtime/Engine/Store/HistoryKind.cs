namespace Sipaku.Runtime.Engine.Store;

/// <summary>What an event of a history says. The numbers are stored.</summary>
internal enum HistoryKind
{
    ExecutionStarted = 0,
    OrchestratorStarted = 1,
    TaskScheduled = 2,
    TaskCompleted = 3,
    TaskFailed = 4,
    SubOrchestrationCreated = 5,
    SubOrchestrationCompleted = 6,
    SubOrchestrationFailed = 7,
    TimerCreated = 8,
    TimerFired = 9,
    EventRaised = 10,
    EventSent = 11,
    ExecutionSuspended = 12,
    ExecutionResumed = 13,
    ExecutionTerminated = 14,
    ExecutionCompleted = 15,
}
