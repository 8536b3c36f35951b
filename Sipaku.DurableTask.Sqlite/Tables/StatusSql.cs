using DurableTask.Core;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>Which statuses are an end.</summary>
internal static class StatusSql
{
    /// <summary>As a list of SQL.</summary>
    public const string Finished = "(1, 3, 4, 5)";

    public static bool IsFinished(this OrchestrationStatus status) =>
        status is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Canceled or OrchestrationStatus.Terminated;
}
