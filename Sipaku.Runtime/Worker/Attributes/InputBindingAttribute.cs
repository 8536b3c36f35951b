namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of the attributes that hand a function something besides its trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
#pragma warning disable CA1012 // The official constructor is public.
    public InputBindingAttribute()
#pragma warning restore CA1012
    {
    }
}
