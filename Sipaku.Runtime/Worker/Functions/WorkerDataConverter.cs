using System.Text;
using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace Sipaku.Runtime.Worker;

/// <summary>Durable payloads go through the worker's serializer, as under Azure Functions.</summary>
internal sealed class WorkerDataConverter(ObjectSerializer serializer) : DataConverter
{
    public override string? Serialize(object? value) => value is null ? null : serializer.Serialize(value, value.GetType()).ToString();

    public override object? Deserialize(string? data, Type targetType)
    {
        if (data is null)
        {
            return null;
        }

        using MemoryStream stream = new(Encoding.UTF8.GetBytes(data), writable: false);
        return serializer.Deserialize(stream, targetType, CancellationToken.None);
    }
}
