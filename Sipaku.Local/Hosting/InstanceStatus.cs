using System.Text.Json;
using Sipaku.Orchestrations.Flow;

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
    public bool Ended => RuntimeStatus is "Completed" or "Failed" or "Terminated" or "Canceled";

    public RunStatus? Run => CustomStatus.ValueKind == JsonValueKind.Object ? CustomStatus.Deserialize<RunStatus>() : null;

    public RunOutcome? Outcome =>
        RuntimeStatus == "Completed" && Output.ValueKind == JsonValueKind.Object ? Output.Deserialize<RunOutcome>() : null;

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
        string prefix = typeof(RunFailedException).FullName + ": ";
        return failure.StartsWith(prefix, StringComparison.Ordinal) ? failure[prefix.Length..] : failure;
    }
}
