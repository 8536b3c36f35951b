using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>Options of an Azure managed identity.</summary>
public class ManagedIdentityOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="authorityHost">The authority's address.</param>
    /// <param name="tenantId">The tenant.</param>
    public ManagedIdentityOptions(Uri? authorityHost = null, string? tenantId = null)
    {
        AuthorityHost = authorityHost;
        TenantId = tenantId;
    }

    /// <summary>The authority's address.</summary>
    [JsonPropertyName("authorityhost")]
    public Uri? AuthorityHost { get; set; }

    /// <summary>The tenant.</summary>
    [JsonPropertyName("tenantid")]
    public string? TenantId { get; set; }
}
