using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sipaku.FunctionsHost.Metadata;

namespace Sipaku.FunctionsHost.Http;

/// <summary>The host key that functions and the management API ask for; without one everything is open, as under Core Tools.</summary>
internal sealed class HostKeys(FunctionsHostOptions options)
{
    public const string Missing = "A key is needed: give it as the query parameter 'code' or the header 'x-functions-key'.";

    public const string QueryParameter = "code";

    private const string Header = "x-functions-key";

    private readonly byte[]? _digest = options.HostKey is { } key ? Digest(key) : null;

    /// <summary>The key, or null where there is none.</summary>
    public string? Key => options.HostKey;

    public bool Allow(HttpRequest request, AccessLevel level)
        => _digest is null || level == AccessLevel.Anonymous || Matches(request.Query[QueryParameter]) || Matches(request.Headers[Header])
            || options.IsAuthorized?.Invoke(request) == true;

    // Digests have one length, so that the comparison takes the same time whatever is offered.
    private bool Matches(string? offered) => offered is not null && CryptographicOperations.FixedTimeEquals(Digest(offered), _digest);

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
