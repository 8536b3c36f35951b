using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes payloads; by default System.Text.Json, property names as declared and read without regard to case.</summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>What values of parameters are made with.</summary>
    public InputConverterCollection InputConverters { get; } = new();

    /// <summary>Capabilities said to the Functions host; without effect here, where there is none.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>();
}
