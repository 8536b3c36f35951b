using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>Where the bearer token of an orchestrator's HTTP request is to come from.</summary>
public abstract class TokenSource
{
    internal TokenSource(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Resource = resource;
    }

    /// <summary>What the token is for.</summary>
    [JsonPropertyName("resource")]
    public string Resource { get; }
}
