using Microsoft.Azure.Functions.Worker.Converters;
using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads a parameter from the JSON body of the request.</summary>
#pragma warning disable CA1813 // The official one is not sealed.
public class FromBodyAttribute : InputConverterAttribute
#pragma warning restore CA1813
{
    /// <summary>Creates the attribute.</summary>
    public FromBodyAttribute()
        : base(typeof(FromBodyConverter))
    {
    }
}
