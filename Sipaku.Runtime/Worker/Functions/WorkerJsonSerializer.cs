using System.Text.Json;
using Azure.Core.Serialization;

namespace Sipaku.Runtime.Worker;

/// <summary>The serializer where the app sets none; keeps its options in reach so that payloads need no stream in between.</summary>
internal sealed class WorkerJsonSerializer(JsonSerializerOptions options) : JsonObjectSerializer(options)
{
    public JsonSerializerOptions Options { get; } = options;
}
