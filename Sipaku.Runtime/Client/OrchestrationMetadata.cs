using System.Collections.Immutable;
using System.Text;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known of an instance.</summary>
public sealed class OrchestrationMetadata
{
    private const int ShownPayloadLength = 50;

    /// <summary>Creates the metadata of an instance.</summary>
    /// <param name="name">The orchestrator's name.</param>
    /// <param name="instanceId">The instance's id.</param>
    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>The orchestrator's name.</summary>
    public string Name { get; }

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; }

    /// <summary>Reads the serialised values; null where inputs and outputs were not fetched.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Where the instance stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When the instance was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the instance changed last.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input as text.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output as text.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status as text.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>The tags that the instance was started with.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Why the instance failed; null where it has not, or where inputs and outputs were not fetched.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether the instance is in the status running.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether the instance is completed, failed or terminated.</summary>
    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input.</summary>
    /// <typeparam name="T">The type of the input.</typeparam>
    /// <exception cref="InvalidOperationException">The metadata was fetched without inputs and outputs.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput, nameof(ReadInputAs));

    /// <summary>The output.</summary>
    /// <typeparam name="T">The type of the output.</typeparam>
    /// <exception cref="InvalidOperationException">The metadata was fetched without inputs and outputs.</exception>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput, nameof(ReadOutputAs));

    /// <summary>The custom status.</summary>
    /// <typeparam name="T">The type of the custom status.</typeparam>
    /// <exception cref="InvalidOperationException">The metadata was fetched without inputs and outputs.</exception>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus, nameof(ReadCustomStatusAs));

    /// <summary>The instance in one line, payloads shortened.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(
            null,
            $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}, CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}");
        if (SerializedInput is not null)
        {
            text.Append(null, $", Input: '{Shorten(SerializedInput)}'");
        }

        if (SerializedOutput is not null)
        {
            text.Append(null, $", Output: '{Shorten(SerializedOutput)}'");
        }

        if (FailureDetails is not null)
        {
            text.Append(null, $", FailureDetails: '{FailureDetails.ErrorType} - {Shorten(FailureDetails.ErrorMessage)}'");
        }

        return text.Append(']').ToString();
    }

    private static string Shorten(string payload)
        => payload.Length > ShownPayloadLength ? string.Concat(payload.AsSpan(0, ShownPayloadLength), "...") : payload;

    private T? Read<T>(string? data, string method) => DataConverter is null
        ? throw new InvalidOperationException($"{method} needs metadata that was fetched with inputs and outputs; ask for them with getInputsAndOutputs or FetchInputsAndOutputs.")
        : DataConverter.Deserialize<T>(data);
}
