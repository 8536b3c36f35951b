using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Sipaku.Runtime.Hosting;

/// <summary>Fills the host's settings from configuration and the settings files before the app changes them.</summary>
internal sealed class HostDefaults(IConfiguration configuration, LocalSettings localSettings) : IConfigureOptions<EmbeddedHostOptions>
{
    /// <exception cref="EmbeddedHostException">A setting is malformed.</exception>
    public void Configure(EmbeddedHostOptions options)
    {
        if (Setting("urls") is { } urls)
        {
            options.Urls = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        else if (localSettings.Port is { } port)
        {
            options.Urls = [$"http://127.0.0.1:{port}"];
        }

        options.Home = Setting("EmbeddedRuntime:Home") ?? options.Home;
        if (Setting("EmbeddedRuntime:Retention") is { } retention)
        {
            options.Retention = TimeSpan.TryParse(retention, CultureInfo.InvariantCulture, out TimeSpan age) && age > TimeSpan.Zero
                ? age
                : throw new EmbeddedHostException(
                    $"The setting EmbeddedRuntime__Retention is '{retention}', which is no time; write thirty days as 30.00:00:00.");
        }

        if (Setting("EmbeddedRuntime:PublicBaseUrl") is { } url)
        {
            options.PublicBaseUrl = Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https"
                ? parsed
                : throw new EmbeddedHostException($"The setting EmbeddedRuntime__PublicBaseUrl is '{url}', which is no http or https address.");
        }

        foreach (string proxy in List(Setting("EmbeddedRuntime:TrustedProxies")))
        {
            options.TrustedProxies.Add(ParseProxy(proxy));
        }

        foreach (string origin in List(Setting("EmbeddedRuntime:CorsOrigins") ?? localSettings.CorsOrigins))
        {
            options.CorsOrigins.Add(origin);
        }
    }

    private static IPNetwork ParseProxy(string text)
    {
        if (IPAddress.TryParse(text, out IPAddress? address))
        {
            return new(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out IPNetwork network)
            ? network
            : throw new EmbeddedHostException($"The setting EmbeddedRuntime__TrustedProxies holds '{text}', which is neither an IP address nor a network such as 10.0.0.0/8.");
    }

    private static string[] List(string? text)
        => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string? Setting(string key) => configuration[key] is { Length: > 0 } value ? value : null;
}
