using System.Text.Json;
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

    /// <summary>The run's state in a word; of an unfinished one, whether anybody works on it.</summary>
    public string StateIn(Home home)
    {
        if (Ended)
        {
            return Outcome?.Outcome ?? RuntimeStatus;
        }

        return HomeLock.IsTaken(home) ? RuntimeStatus : $"{RuntimeStatus} (no host)";
    }

    /// <summary>How the run ended, or where it is, in one sentence.</summary>
    public string Summary => RuntimeStatus switch
    {
        "Completed" => Outcome?.Reason ?? "Done.",
        "Failed" => Output.ValueKind == JsonValueKind.String ? WithoutType(Output.GetString()!) : "The run failed.",
        "Terminated" => "The run was terminated.",
        _ => Run?.Message ?? "Waiting to start.",
    };

    private static string WithoutType(string failure)
    {
        return failure.StartsWith(FailurePrefix, StringComparison.Ordinal) ? failure[FailurePrefix.Length..] : failure;
    }
}
