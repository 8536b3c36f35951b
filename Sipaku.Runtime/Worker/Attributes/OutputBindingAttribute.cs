namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of the attributes that say where a function's result goes.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
#pragma warning disable CA1012 // The official constructor is public.
    public OutputBindingAttribute()
#pragma warning restore CA1012
    {
    }
}
