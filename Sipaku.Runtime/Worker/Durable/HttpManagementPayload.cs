using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// The addresses that an orchestration is watched and steered by. Its JSON is camelCase, as the Durable Functions host writes it.
/// </summary>
public class HttpManagementPayload
{
    /// <summary>The instance's id.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; internal set; }

    /// <summary>GET: the instance's status.</summary>
    [JsonPropertyName("statusQueryGetUri")]
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>POST: raises an event; <c>{eventName}</c> stands for its name.</summary>
    [JsonPropertyName("sendEventPostUri")]
    public string? SendEventPostUri { get; internal set; }

    /// <summary>POST: terminates the instance; <c>{text}</c> stands for the reason.</summary>
    [JsonPropertyName("terminatePostUri")]
    public string? TerminatePostUri { get; internal set; }

    /// <summary>POST: rewinds a failed instance; <c>{text}</c> stands for the reason.</summary>
    [JsonPropertyName("rewindPostUri")]
    public string? RewindPostUri { get; internal set; }

    /// <summary>DELETE: purges the instance.</summary>
    [JsonPropertyName("purgeHistoryDeleteUri")]
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>POST: starts the instance over.</summary>
    [JsonPropertyName("restartPostUri")]
    public string? RestartPostUri { get; internal set; }

    /// <summary>POST: suspends the instance; <c>{text}</c> stands for the reason.</summary>
    [JsonPropertyName("suspendPostUri")]
    public string? SuspendPostUri { get; internal set; }

    /// <summary>POST: resumes the instance; <c>{text}</c> stands for the reason.</summary>
    [JsonPropertyName("resumePostUri")]
    public string? ResumePostUri { get; internal set; }
}
