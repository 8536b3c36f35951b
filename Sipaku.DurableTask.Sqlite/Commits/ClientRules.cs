using DurableTask.Core;

namespace Sipaku.DurableTask.Sqlite.Commits;

/// <summary>What clients may do.</summary>
internal static class ClientRules
{
    /// <summary>The statuses of an instance that is not to be replaced, where the caller named none.</summary>
    public static readonly IReadOnlyCollection<OrchestrationStatus> Unfinished =
        [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended, OrchestrationStatus.ContinuedAsNew];

    /// <exception cref="NotSupportedException">The id is one of an entity.</exception>
    public static void RefuseEntities(string instanceId)
    {
        if (instanceId.StartsWith('@'))
        {
            throw new NotSupportedException($"The SQLite store has no entities, so there is no '{instanceId}'; use an orchestration, or another storage provider.");
        }
    }
}
