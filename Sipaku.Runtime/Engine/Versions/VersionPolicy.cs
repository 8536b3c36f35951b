using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Versions;

/// <summary>The version that new orchestrations get, and those that run beside it.</summary>
/// <param name="Current">The version of orchestrations that are started without one.</param>
/// <param name="Match">Which orchestrations run.</param>
/// <param name="Failure">What becomes of the others.</param>
internal sealed record VersionPolicy(
    string Current,
    VersionMatchStrategy Match = VersionMatchStrategy.CurrentOrOlder,
    VersionFailureStrategy Failure = VersionFailureStrategy.Reject)
{
    /// <summary>Why an instance is not run here, or null where it is.</summary>
    public TaskFailureDetails? Refuse(InstanceRecord instance)
    {
        int comparison = TaskOrchestrationVersioningUtils.CompareVersions(instance.Version, Current);
        bool runs = Match switch
        {
            VersionMatchStrategy.Strict => comparison == 0,
            VersionMatchStrategy.CurrentOrOlder => comparison <= 0,
            _ => true,
        };
        return runs ? null : new(
            Failures.VersionMismatch,
            $"The version '{instance.Version}' of instance '{instance.Id}' is not run by this host, whose version is '{Current}' ({Match}).",
            null,
            null,
            null);
    }
}
