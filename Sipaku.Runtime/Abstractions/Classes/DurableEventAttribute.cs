namespace Microsoft.DurableTask;

/// <summary>Marks the type of an event's payload, for generated methods that wait for it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DurableEventAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="name">The event's name; the type's where there is none.</param>
#pragma warning disable CA1019 // Name holds it, as the official type does.
    public DurableEventAttribute(string? name = null)
#pragma warning restore CA1019
    {
        Name = string.IsNullOrEmpty(name) ? default : new TaskName(name);
    }

    /// <summary>The event's name; the default value where the type's is meant.</summary>
    public TaskName Name { get; }
}
