using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute()
    {
    }

    /// <summary>Any method, with the key given.</summary>
    /// <param name="authLevel">Which key is asked for.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>The methods given, with a function key.</summary>
    /// <param name="methods">The HTTP methods; none means any.</param>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>The methods given, with the key given.</summary>
    /// <param name="authLevel">Which key is asked for.</param>
    /// <param name="methods">The HTTP methods; none means any.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route below the route prefix; the function's name where there is none.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; none means any.</summary>
    public string[]? Methods { get; }

    /// <summary>Which key is asked for; a function key by default.</summary>
    public AuthorizationLevel AuthLevel { get; } = AuthorizationLevel.Function;
}
