using System.Security.Cryptography;
using System.Text;

namespace Sipaku.Local.Hosting;

/// <summary>
/// The home's secret, which only those who may read the home know. A host proves by it that it serves the home, before a client tells it
/// anything; a client, that it may command the host. Proofs count for one start of a host: its session.
/// </summary>
internal sealed class HomeSecret
{
    private const int Bytes = 32;

    private readonly byte[] _secret;

    private HomeSecret(byte[] secret) => _secret = secret;

    /// <summary>Reads it, or returns null where there is none that can be read.</summary>
    public static HomeSecret? TryRead(Home home)
    {
        try
        {
            return File.ReadAllBytes(home.Secret) is { Length: Bytes } secret ? new HomeSecret(secret) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads it, or makes it; for the home's owner.</summary>
    public static HomeSecret ReadOrCreate(Home home)
    {
        if (TryRead(home) is { } known)
        {
            return known;
        }

        byte[] secret = RandomNumberGenerator.GetBytes(Bytes);
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(home.Secret, options);
        file.Write(secret);
        return new HomeSecret(secret);
    }

    /// <summary>What a host of this session answers to a nonce.</summary>
    public string HostProof(string session, string nonce) => Proof($"host {session} {nonce}");

    /// <summary>What a client of this session's host sends with its requests.</summary>
    public string ClientProof(string session) => Proof($"client {session}");

    /// <summary>Compares in a time that says nothing of the expected proof.</summary>
    public static bool Matches(string expected, string? offered) =>
        offered is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(offered));

    private string Proof(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
}
