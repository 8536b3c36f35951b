using System.Text.Json;

namespace Sipaku.Local.Hosting;

/// <summary>Where the host that owns a home listens: <c>host.json</c> in it.</summary>
internal sealed record HostFile(Uri Address, int ProcessId)
{
    public static string PathIn(string home) => Path.Combine(home, "host.json");

    /// <summary>The address that the last host wrote; whether it still runs, only asking it tells.</summary>
    public static HostFile? Read(string home)
    {
        try
        {
            return JsonSerializer.Deserialize<HostFile>(File.ReadAllBytes(PathIn(home)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string home)
    {
        string temporary = PathIn(home) + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(temporary, PathIn(home), overwrite: true);
    }

    public static void Delete(string home) => File.Delete(PathIn(home));
}
