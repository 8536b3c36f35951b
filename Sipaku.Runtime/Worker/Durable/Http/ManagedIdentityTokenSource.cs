using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>A token of an Azure managed identity. The embedded runtime has none, and refuses a request that asks for one.</summary>
public class ManagedIdentityTokenSource : TokenSource
{
    /// <summary>Creates a source.</summary>
    /// <param name="resource">What the token is for; the management and Graph addresses get the <c>.default</c> scope.</param>
    /// <param name="options">Options of the identity, or null for none.</param>
    public ManagedIdentityTokenSource(string resource, ManagedIdentityOptions? options = null)
        : base(WithScope(resource))
        => Options = options;

    /// <summary>Options of the identity.</summary>
    [JsonPropertyName("options")]
    public ManagedIdentityOptions? Options { get; }

    private static string WithScope(string resource) => resource?.TrimEnd('/') is "https://management.core.windows.net" or "https://graph.microsoft.com"
        ? $"{resource.TrimEnd('/')}/.default"
        : resource!;
}
