using System.Text.Json;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;

namespace Sipaku.Local.Hosting;

/// <summary>An instance as the durable management API shows it.</summary>
internal sealed record InstanceStatus(
    string Name,
    string InstanceId,
    string RuntimeStatus,
    JsonElement CustomStatus,
    JsonElement Output,
    DateTime CreatedTime,
    DateTime LastUpdatedTime)
{
    // The type that the flow fails with, as it stands before the line in the output of the instance.
    private const string FailurePrefix = "Sipaku.Orchestrations.Flow.RunFailedException: ";

    public bool Ended => RuntimeStatus is "Completed" or "Failed" or "Terminated" or "Canceled";

    public RunStatus? Run => CustomStatus.ValueKind == JsonValueKind.Object ? CustomStatus.Deserialize<RunStatus>() : null;

    public RunOutcome? Outcome =>
        RuntimeStatus == "Completed" && Output.ValueKind == JsonValueKind.Object ? Output.Deserialize<RunOutcome>() : null;

    public OrchestrationRuntimeStatus Status => Enum.Parse<OrchestrationRuntimeStatus>(RuntimeStatus);

    /// <summary>The state that a record would have.</summary>
    public RunState State => Status switch
    {
        OrchestrationRuntimeStatus.Suspended => RunState.Suspended,
        OrchestrationRuntimeStatus.Completed => Enum.TryParse(Outcome?.Outcome, out RunState outcome) ? outcome : RunState.Failed,
        _ => Ended ? RunState.Failed : RunState.Running,
    };

    /// <summary>What would be recorded of a run that has no record.</summary>
    public RunRecord AsRecord() => RunRecord.Of(InstanceId, CreatedTime) with
    {
        State = State,
        EndedAt = Ended ? LastUpdatedTime : null,
        Reasons = Ended ? [Summary] : [],
        NotUndone = Run?.NotUndone ?? [],
    };

    /// <summary>How the run ended, or where it is, in one sentence.</summary>
    public string Summary => RuntimeStatus switch
    {
        "Completed" => Outcome?.Reasons is { Count: > 0 } reasons ? string.Join(' ', reasons) : "Done.",
        "Failed" => Output.ValueKind == JsonValueKind.String ? WithoutType(Output.GetString()!) : "The run failed.",
        "Terminated" => "The run was terminated.",
        _ => Run?.Message ?? "Waiting to start.",
    };

    private static string WithoutType(string failure)
    {
        return failure.StartsWith(FailurePrefix, StringComparison.Ordinal) ? failure[FailurePrefix.Length..] : failure;
    }
}
