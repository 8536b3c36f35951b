using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>Failures as they are stored and passed on.</summary>
internal static class Failures
{
    /// <summary>The error types of failures that no retry can help, as the official worker names them.</summary>
    public const string ActivityNotFound = "ActivityTaskNotFound";
    public const string OrchestratorNotFound = "OrchestratorTaskNotFound";
    public const string NonDeterministic = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
    public const string Poison = "PoisonActivity";
    public const string PoisonOrchestrator = "PoisonOrchestrator";
    public const string VersionMismatch = "VersionMismatch";

    /// <summary>The failure that an exception amounts to, with those that it was caused by.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="properties">The app's own say on it, or null where it has none.</param>
    public static TaskFailureDetails From(Exception exception, IExceptionPropertiesProvider? properties) => new(
        exception.GetType().ToString(),
        exception.Message,
        exception.StackTrace,
        exception is TaskFailedException failed ? failed.FailureDetails : exception.InnerException is { } inner ? From(inner, properties) : null,
        PropertiesOf(exception, properties));

    /// <summary>What the parent of an instance that was terminated is told.</summary>
    public static TaskFailureDetails Terminated(string instanceId) =>
        new("Terminated", $"The sub-orchestration '{instanceId}' was terminated.", null, null, null);

    public static bool CanBeRetried(TaskFailureDetails failure) =>
        failure.ErrorType is not (ActivityNotFound or OrchestratorNotFound or Poison or PoisonOrchestrator or VersionMismatch);

    public static string Serialize(TaskFailureDetails failure) => JsonSerializer.Serialize(StoredFailure.From(failure));

    public static TaskFailureDetails Deserialize(string failure) => JsonSerializer.Deserialize<StoredFailure>(failure)!.ToDetails();

    private static IDictionary<string, object?>? PropertiesOf(Exception exception, IExceptionPropertiesProvider? properties)
    {
        if (exception is TaskFailedException failed)
        {
            return failed.FailureDetails.Properties;
        }

        try
        {
            return properties?.GetExceptionProperties(exception);
        }
#pragma warning disable CA1031 // A provider that fails must not hide what it was asked about.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private sealed record StoredFailure(string Type, string Message, string? Stack, StoredFailure? Inner, JsonObject? Properties)
    {
        public static StoredFailure From(TaskFailureDetails failure) => new(
            failure.ErrorType,
            failure.ErrorMessage,
            failure.StackTrace,
            failure.InnerFailure is { } inner ? From(inner) : null,
            failure.Properties is { } properties ? (JsonObject?)FailureProperties.Write(properties) : null);

        public TaskFailureDetails ToDetails() => new(
            Type, Message, Stack, Inner?.ToDetails(), Properties is { } properties ? FailureProperties.Read(properties) : null);
    }
}
