using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a durable entity. The embedded runtime runs none and refuses to start with one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EntityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The entity's name; the function's where there is none.</summary>
    public string? EntityName { get; set; }
}
