namespace Sipaku.Local.Hosting;

/// <summary>Runs that were to be cancelled while their host was already stopping; the next start heeds them.</summary>
internal static class CancelRequests
{
    private const string Prefix = "cancel-";

    public static void Leave(Home home, string runId) => File.WriteAllText(Path.Combine(home.Path, Prefix + runId), "");

    public static IReadOnlyList<string> TakeAll(Home home)
    {
        List<string> runs = [];
        foreach (string file in Directory.EnumerateFiles(home.Path, Prefix + "*"))
        {
            runs.Add(Path.GetFileName(file)[Prefix.Length..]);
            File.Delete(file);
        }

        return runs;
    }
}
