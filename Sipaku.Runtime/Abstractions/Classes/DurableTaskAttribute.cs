namespace Microsoft.DurableTask;

/// <summary>Marks a class as an orchestrator or activity.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DurableTaskAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="name">The name; the class's where there is none.</param>
#pragma warning disable CA1019 // Name holds it, as the official type does.
    public DurableTaskAttribute(string? name = null)
#pragma warning restore CA1019
    {
        Name = string.IsNullOrEmpty(name) ? default : new TaskName(name);
    }

    /// <summary>The name; the default value where the class's is meant.</summary>
    public TaskName Name { get; }

    /// <summary>The version, where there is one.</summary>
    public string? Version { get; set; }
}
