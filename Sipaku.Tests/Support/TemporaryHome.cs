using Microsoft.Data.Sqlite;
using Sipaku.Activities.Settings;

namespace Sipaku.Tests.Support;

/// <summary>A home folder that goes with the test.</summary>
public sealed class TemporaryHome : IDisposable
{
    public TemporaryHome()
    {
        Path = Directory.CreateTempSubdirectory("sipaku-").FullName;
        Settings = new SipakuSettings { Home = Path };
    }

    public string Path { get; }

    public SipakuSettings Settings { get; }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
