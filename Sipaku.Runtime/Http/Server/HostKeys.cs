using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Hosting;

namespace Sipaku.Runtime.Http;

/// <summary>The host key that functions and the management API ask for; without one everything is open, as under Core Tools.</summary>
internal sealed class HostKeys
{
    public const string Missing = "A key is needed: give it as the query parameter 'code' or the header 'x-functions-key'.";

    public const string QueryParameter = "code";

    private const string Header = "x-functions-key";

    private readonly byte[]? _digest;

    public HostKeys(IConfiguration configuration, IOptions<EmbeddedHostOptions> options)
    {
        Setting = options.Value.HostKeySetting.Replace(":", "__", StringComparison.Ordinal);
        if (configuration[options.Value.HostKeySetting.Replace("__", ":", StringComparison.Ordinal)] is { Length: > 0 } key)
        {
            Key = key;
            _digest = Digest(key);
        }
    }

    /// <summary>The name of the setting as an environment variable.</summary>
    public string Setting { get; }

    /// <summary>The key, or null where there is none.</summary>
    public string? Key { get; }

    public bool Allow(HttpRequest request, AuthorizationLevel level)
        => _digest is null || level == AuthorizationLevel.Anonymous || Matches(request.Query[QueryParameter]) || Matches(request.Headers[Header]);

    // Digests have one length, so that the comparison takes the same time whatever is offered.
    private bool Matches(string? offered) => offered is not null && CryptographicOperations.FixedTimeEquals(Digest(offered), _digest);

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
