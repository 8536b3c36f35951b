using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;
using Sipaku.Activities.Contracts;
using Sipaku.DurableTask.Sqlite;

namespace Sipaku.Local.Hosting;

/// <summary>Tells runs something through the store itself; whoever works on them heeds it.</summary>
internal static class RunEventSender
{
    /// <summary>Asks an unfinished run to stop and clean up.</summary>
    /// <returns>False where there is no such run, or it has ended.</returns>
    public static async Task<bool> TryCancelAsync(SqliteOrchestrationService store, string runId, string reason)
    {
        if (store.GetState(runId, withInput: false) is not { } state || RunList.StatusOf(state) is not { Ended: false } run)
        {
            return false;
        }

        await SendAsync(store, runId, new EventRaisedEvent(-1, JsonSerializer.Serialize(reason)) { Name = RunEvents.Cancel });
        if (run.State == RunState.Suspended)
        {
            // It hears of nothing until it goes on.
            await SendAsync(store, runId, new ExecutionResumedEvent(-1, reason));
        }

        return true;
    }

    private static Task SendAsync(SqliteOrchestrationService store, string runId, HistoryEvent message) =>
        store.SendTaskOrchestrationMessageAsync(new TaskMessage
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = runId },
            Event = message,
        });
}
