using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Http;

namespace Sipaku.FunctionsHost;

/// <summary>
/// What a host is made of. <see cref="Settings.FunctionsHostSettings.ApplyTo"/> fills it from the settings.
/// </summary>
public sealed class FunctionsHostOptions
{
    /// <summary>The build or publish output of the app, which holds its <c>worker.config.json</c>.</summary>
    public required string AppDirectory { get; init; }

    /// <summary>The least severe entries that are logged, whatever <c>host.json</c> says; null for what it says.</summary>
    public LogLevel? LogLevel { get; init; }

    /// <summary>The database of the durable state; null for one in memory, gone with the host.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>Whether the composer keeps other processes from the database, so that the host need not.</summary>
    public bool OwnsDatabase { get; init; }

    /// <summary>How long finished orchestrations are kept; null for ever.</summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>Where to listen, as <c>http://host:port</c>; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; set; } = ["http://127.0.0.1:7071"];

    /// <summary>The address that clients reach the host by, where a proxy is in front of it; null for the request's own.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The key that functions and the management API ask for; null for none, and then only this machine is listened to.</summary>
    public string? HostKey { get; set; }

    /// <summary>The setting that holds <see cref="HostKey"/>, for messages.</summary>
    public string HostKeySetting { get; init; } = "FunctionsHost__HostKey";

    /// <summary>The proxies whose <c>X-Forwarded-*</c> headers are believed; none by default.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; set; } = [];

    /// <summary>The origins whose pages may call the host; none by default, <c>*</c> for any.</summary>
    public IReadOnlyList<string> CorsOrigins { get; set; } = [];

    /// <summary>The largest request body in bytes; 100 MiB by default, as under Azure Functions.</summary>
    public long MaxRequestBodyBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How long a stopping host waits in all for running requests, activities and the worker; 2 s by default.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Variables of the worker beside those of this process and of <c>local.settings.json</c>.</summary>
    public IDictionary<string, string> WorkerEnvironment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Lets a request in that does not bring the key, because it proves its right in another way; null for none.</summary>
    public Func<HttpRequest, bool>? IsAuthorized { get; init; }

    /// <summary>Adds routes of the composer's own, behind the same limits and guards; the key is asked for by <see cref="HostKeyExtensions.RequireHostKey"/>.</summary>
    public Action<IEndpointRouteBuilder>? MapRoutes { get; init; }
}
