using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>A request to the management API, taken apart.</summary>
internal sealed class ManagementRequest(HttpContext http)
{
    public HttpContext Http => http;

    public string Method => http.Request.Method;

    /// <summary>The path below the API's own, each segment unescaped: ids may hold anything, an escaped slash too.</summary>
    public string[] Segments { get; } = Split(http);

    public CancellationToken Aborted => http.RequestAborted;

    public string? Text(string name) => http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    public bool Flag(string name, bool fallback) => bool.TryParse(Text(name), out bool value) ? value : fallback;

    public int? Number(string name)
        => int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : null;

    public TimeSpan? Seconds(string name)
        => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0
            ? TimeSpan.FromSeconds(Math.Min(value, TimeSpan.FromDays(1).TotalSeconds))
            : null;

    public DateTimeOffset? Time(string name)
        => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value : null;

    /// <summary>The statuses in a list separated by commas; what is no status is not in it.</summary>
    public IReadOnlyList<OrchestrationRuntimeStatus> Statuses(string name) =>
    [
        .. http.Request.Query[name].SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries)).SelectMany(
            value => Enum.TryParse(value, ignoreCase: true, out OrchestrationRuntimeStatus status) && Enum.IsDefined(status)
                ? new[] { status }
                : []),
    ];

    public bool Has(string name) => !string.IsNullOrEmpty(Text(name));

    /// <summary>The body as JSON; null where there is none.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public async Task<JsonElement?> BodyAsync()
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, Aborted);
        if (body.Length == 0)
        {
            return null;
        }

        body.Position = 0;
        using JsonDocument document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "Never shown.")]
    public string? MediaType => http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();

    private static string[] Split(HttpContext http)
    {
        // What the server unescapes of a path keeps an escaped slash and loses whether it was escaped twice.
        string target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        if (!path.StartsWith(ManagementLinks.Path, StringComparison.OrdinalIgnoreCase))
        {
            path = http.Request.Path.ToUriComponent();
        }

        return [.. path[ManagementLinks.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }
}
