using DurableTask.Core.History;

namespace Sipaku.DurableTask.Sqlite.Commits;

/// <summary>
/// What stays of a history that is rewound. The framework takes out what failed. What was still open when the instance failed goes as
/// well: its results were for the failed execution and came to nothing, so the orchestrator has to ask for it again.
/// </summary>
internal static class RewoundHistory
{
    public static IEnumerable<HistoryEvent> Of(IList<HistoryEvent> events)
    {
        HashSet<int> completed = [.. events.OfType<TaskCompletedEvent>().Select(static task => task.TaskScheduledId)];
        HashSet<int> fired = [.. events.OfType<TimerFiredEvent>().Select(static timer => timer.TimerId)];
        return events.Where(historyEvent => historyEvent switch
        {
            TaskScheduledEvent task => completed.Contains(task.EventId),
            TimerCreatedEvent timer => fired.Contains(timer.EventId),
            _ => true,
        });
    }
}
