namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of the attributes that say what starts a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
#pragma warning disable CA1012 // The official constructor is public.
    public TriggerBindingAttribute()
#pragma warning restore CA1012
    {
    }
}
