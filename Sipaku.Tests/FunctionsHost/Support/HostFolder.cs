using Microsoft.Data.Sqlite;

namespace Sipaku.Tests.FunctionsHost.Support;

/// <summary>The files of a host under test and of its app; they go with the test.</summary>
public sealed class HostFolder : IDisposable
{
    private const string HostJson = """
        {"extensions":{"durableTask":{"hubName":"TestHubName","extendedSessionsEnabled":true,"versionMatchStrategy":"None","tracing":{"distributedTracingEnabled":true,"version":"V2"}}}}
        """;

    public HostFolder(string hostJson = HostJson)
        : this(new DirectoryInfo(Directory.CreateTempSubdirectory("functions-").FullName)) => Write("host.json", hostJson);

    private HostFolder(DirectoryInfo folder) => Path = folder.FullName;

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "hub.db");

    /// <summary>Where executions leave a line.</summary>
    public string Journal => System.IO.Path.Combine(Path, "journal");

    /// <summary>The folder of another process's test.</summary>
    public static HostFolder At(string path) => new(new DirectoryInfo(path));

    public IReadOnlyList<string> Lines()
    {
        if (!File.Exists(Journal))
        {
            return [];
        }

        using StreamReader reader = new(new FileStream(Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Write(string file, string content) => File.WriteAllText(System.IO.Path.Combine(Path, file), content);

    public void LeaveMark(string name) => File.WriteAllText($"{Journal}.{name}", "");

    public bool HasMark(string name) => File.Exists($"{Journal}.{name}");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
