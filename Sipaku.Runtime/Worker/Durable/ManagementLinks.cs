using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

/// <summary>Writes the addresses of the management API.</summary>
internal static class ManagementLinks
{
    public const string Path = "/runtime/webhooks/durabletask";

    /// <param name="baseUrl">The management API's own address.</param>
    /// <param name="query">What each address needs as its query, or null for nothing.</param>
    /// <param name="instanceId">The instance.</param>
    public static HttpManagementPayload Create(string baseUrl, string? query, string instanceId)
    {
        string instance = $"{baseUrl}/instances/{Uri.EscapeDataString(instanceId)}";
        string only = string.IsNullOrEmpty(query) ? string.Empty : $"?{query}";
        string reason = string.IsNullOrEmpty(query) ? "?reason={text}" : $"?reason={{text}}&{query}";
        return new()
        {
            Id = instanceId,
            StatusQueryGetUri = instance + only,
            SendEventPostUri = $"{instance}/raiseEvent/{{eventName}}{only}",
            TerminatePostUri = $"{instance}/terminate{reason}",
            RewindPostUri = $"{instance}/rewind{reason}",
            PurgeHistoryDeleteUri = instance + only,
            RestartPostUri = $"{instance}/restart{only}",
            SuspendPostUri = $"{instance}/suspend{reason}",
            ResumePostUri = $"{instance}/resume{reason}",
        };
    }
}
