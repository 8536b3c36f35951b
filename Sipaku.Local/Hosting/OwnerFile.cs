using System.Text.Json;

namespace Sipaku.Local.Hosting;

/// <summary>Who serves a home, and where: <c>owner.json</c> in it. It outlives an owner that was killed, so it proves nothing.</summary>
/// <param name="Address">Where the host listens.</param>
/// <param name="Session">This start of the host.</param>
/// <param name="ProcessId">The operating system's number of its process.</param>
internal sealed record OwnerFile(Uri Address, string Session, int ProcessId)
{
    /// <summary>What the last owner wrote; null where that is nothing that a host of this machine would have written.</summary>
    public static OwnerFile? Read(Home home)
    {
        try
        {
            return JsonSerializer.Deserialize<OwnerFile>(File.ReadAllBytes(home.Owner)) is { Address: { IsAbsoluteUri: true, Scheme: "http" }, Session.Length: > 0 } owner
                ? owner
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(Home home)
    {
        string temporary = home.Owner + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(temporary, home.Owner, overwrite: true);
    }
}
