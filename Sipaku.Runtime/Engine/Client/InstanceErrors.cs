using DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Engine.Client;

/// <summary>What a client is told, in the words of the Durable Functions extension.</summary>
internal static class InstanceErrors
{
    public static ArgumentException NotFound(string instanceId) => new($"No instance with ID '{instanceId}' was found.", nameof(instanceId));

    /// <summary>What the official client says where an instance to be restarted or rewound does not exist.</summary>
    public static ArgumentException NothingToRunAgain(string instanceId) =>
        new($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));

    public static OrchestrationAlreadyExistsException AlreadyExists(string instanceId) => new($"An Orchestration instance with the ID {instanceId} already exists.");

    public static InvalidOperationException Refused(string what, string instanceId, OrchestrationRuntimeStatus status) =>
        new($"Cannot {what} the orchestration instance {instanceId} because instance is in the {status} state.");
}
