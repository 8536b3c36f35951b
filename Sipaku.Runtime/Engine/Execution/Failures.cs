using System.Text.Json;
using Microsoft.DurableTask;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>Failures as they are stored and passed on.</summary>
internal static class Failures
{
    /// <summary>The error types of failures that no retry can help, as the official worker names them.</summary>
    public const string ActivityNotFound = "ActivityTaskNotFound";
    public const string OrchestratorNotFound = "OrchestratorTaskNotFound";
    public const string NonDeterministic = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
    public const string Poison = "PoisonActivity";
    public const string VersionMismatch = "VersionMismatch";

    /// <summary>The failure that an exception amounts to, with those that it was caused by.</summary>
    public static TaskFailureDetails From(Exception exception) => new(
        exception.GetType().ToString(),
        exception.Message,
        exception.StackTrace,
        exception is TaskFailedException failed ? failed.FailureDetails : exception.InnerException is { } inner ? From(inner) : null,
        null);

    public static bool CanBeRetried(TaskFailureDetails failure) =>
        failure.ErrorType is not (ActivityNotFound or OrchestratorNotFound or Poison or VersionMismatch);

    public static string Serialize(TaskFailureDetails failure) => JsonSerializer.Serialize(StoredFailure.From(failure));

    public static TaskFailureDetails Deserialize(string failure) => JsonSerializer.Deserialize<StoredFailure>(failure)!.ToDetails();

    private sealed record StoredFailure(string Type, string Message, string? Stack, StoredFailure? Inner)
    {
        public static StoredFailure From(TaskFailureDetails failure) => new(
            failure.ErrorType, failure.ErrorMessage, failure.StackTrace, failure.InnerFailure is { } inner ? From(inner) : null);

        public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), null);
    }
}
