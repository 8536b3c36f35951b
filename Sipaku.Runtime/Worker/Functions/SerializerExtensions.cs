using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Sipaku.Runtime.Worker;

internal static class SerializerExtensions
{
    /// <summary>The worker's serializer.</summary>
    public static ObjectSerializer GetSerializer(this FunctionContext context)
        => context.InstanceServices?.GetService<IOptions<WorkerOptions>>()?.Value.Serializer
            ?? throw new InvalidOperationException("A serializer is not configured for the worker.");
}
