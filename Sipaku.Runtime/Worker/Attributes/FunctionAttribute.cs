namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a public method as a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="name">The function's name, unique in the app without regard to case.</param>
    public FunctionAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }
}
