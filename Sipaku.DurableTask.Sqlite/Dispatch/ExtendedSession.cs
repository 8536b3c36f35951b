using DurableTask.Core;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>Keeps an orchestration with its dispatcher between turns.</summary>
internal sealed class ExtendedSession(SqliteOrchestrationService service, TurnHandOut turn) : IOrchestrationSession
{
    public Task<IList<TaskMessage>?> FetchNewOrchestrationMessagesAsync(TaskOrchestrationWorkItem workItem) => service.FetchMoreAsync(turn);

    // The dispatcher lets go of the work item in any case.
    public Task EndSessionAsync() => Task.CompletedTask;
}
