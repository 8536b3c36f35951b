using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Engine.Store.Tables;

internal static class StatusExtensions
{
    /// <summary>The statuses that an instance does not leave by itself, as the SQL of the store spells them.</summary>
    public const string FinishedSql = "(1, 3, 4, 5)";

    // Canceled is obsolete but a number that a store may hold.
#pragma warning disable CS0618
    public static bool IsFinished(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Canceled
        or OrchestrationRuntimeStatus.Terminated;
#pragma warning restore CS0618
}
