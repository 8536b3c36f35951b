using System.Net;
using Microsoft.AspNetCore.Http;

namespace Sipaku.FunctionsHost.Http;

/// <summary>Checks where the host is asked to listen.</summary>
internal static class ListenUrls
{
    /// <exception cref="FunctionsHostException">An address is malformed, asks for TLS, or is open to others while there is no key.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> urls, FunctionsHostOptions options)
    {
        if (urls.Count == 0)
        {
            throw new FunctionsHostException("There is no address to listen on; give one such as http://127.0.0.1:7071.");
        }

        return [.. urls.Select(url => Check(url, options))];
    }

    /// <summary>The address as this machine reaches it: one that stands for every interface becomes the loopback one.</summary>
    public static Uri Reachable(string bound)
    {
        BindingAddress address = BindingAddress.Parse(bound);
        bool everywhere = !IPAddress.TryParse(address.Host, out IPAddress? ip)
            ? !address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            : ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
        return new($"http://{(everywhere ? "127.0.0.1" : address.Host)}:{address.Port}");
    }

    private static string Check(string url, FunctionsHostOptions options)
    {
        BindingAddress address = Parse(url);
        if (address.Scheme != "http")
        {
            throw new FunctionsHostException($"The host cannot listen on '{url}': it speaks http; put a proxy in front of it for https.");
        }

        if (options.HostKey is null && !IsLoopback(address.Host))
        {
            throw new FunctionsHostException(
                $"Listening on {url} lets other machines in, which needs a host key: set {options.HostKeySetting}, or listen on 127.0.0.1.");
        }

        // Kestrel takes no free port for 'localhost', which is two addresses.
        return address is { Host: "localhost", Port: 0 } ? "http://127.0.0.1:0" : url;
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(url);
            if (address.PathBase.Length == 0 && address.Port is >= 0 and <= ushort.MaxValue)
            {
                return address;
            }
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new FunctionsHostException($"The host cannot listen on '{url}'; write it as http://127.0.0.1:7071.");
    }

    private static bool IsLoopback(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
