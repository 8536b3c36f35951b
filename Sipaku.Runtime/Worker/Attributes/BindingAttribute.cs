namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of everything that binds a function to the outside.</summary>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable CA1018, CA1813 // The shape is the official one.
public abstract class BindingAttribute : Attribute
#pragma warning restore CA1018, CA1813
{
    /// <summary>Creates the attribute.</summary>
#pragma warning disable CA1012 // The official constructor is public.
    public BindingAttribute()
#pragma warning restore CA1012
    {
    }
}
