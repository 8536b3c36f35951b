using System.Net;
using System.Reflection;

namespace Sipaku.Runtime.Hosting;

/// <summary>
/// Settings of an embedded host. Each default can be set by configuration: <c>urls</c>, and <c>EmbeddedRuntime:Home</c>,
/// <c>EmbeddedRuntime:Retention</c> (such as <c>30.00:00:00</c>, thirty days), <c>EmbeddedRuntime:PublicBaseUrl</c>,
/// <c>EmbeddedRuntime:TrustedProxies</c> (comma-separated), <c>EmbeddedRuntime:CorsOrigins</c> (comma-separated).
/// </summary>
public sealed class EmbeddedHostOptions
{
    /// <summary>The directory that holds the durable database; by default <c>durable-functions</c> in the user's local application data.</summary>
    public string Home { get; set; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "durable-functions");

    /// <summary>Whether the durable database is in memory, gone with the host; for tests.</summary>
    public bool InMemory { get; set; }

    /// <summary>How long finished orchestrations are kept; null for ever.</summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>Where to listen, as <c>http://host:port</c>; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; set; } = ["http://127.0.0.1:7071"];

    /// <summary>The address that clients reach the host by, where a proxy is in front of it; null for the request's own.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The configuration key that holds the host key.</summary>
    public string HostKeySetting { get; set; } = "HostKey";

    /// <summary>The proxies whose <c>X-Forwarded-*</c> headers are believed; none by default.</summary>
    public IList<IPNetwork> TrustedProxies { get; } = [];

    /// <summary>The origins whose pages may call the host; none by default, <c>*</c> for any.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>The largest request body in bytes; 100 MiB by default, as under Azure Functions.</summary>
    public long MaxRequestBodyBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>How long a stopping host waits for running requests and activities.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Serves without going on with unfinished instances: they can be seen, and told things that the next host heeds. For tools that
    /// look at a home that no host runs on.
    /// </summary>
    public bool Dormant { get; set; }

    /// <summary>The assemblies searched for functions; null for the entry assembly and those below it that reference this runtime.</summary>
    public IReadOnlyList<Assembly>? FunctionAssemblies { get; set; }

    /// <summary>The types searched for functions instead of whole assemblies; null for assemblies.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; set; }
}
