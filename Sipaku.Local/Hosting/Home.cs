using Sipaku.Activities.Settings;

namespace Sipaku.Local.Hosting;

/// <summary>The folder of the embedded databases and files.</summary>
/// <param name="Path">Absolute; it may not exist yet.</param>
internal sealed record Home(string Path)
{
    private const string OldRuntimeStore = "durable.db";
    private const string OldRuntimeMark = "durable.db.seen";

    /// <summary>The durable state.</summary>
    public string Hub => In("hub.db");

    /// <summary>Who serves the home.</summary>
    public string Owner => In("owner.json");

    /// <summary>What a host and its clients prove themselves by.</summary>
    public string Secret => In("secret");

    /// <summary>Held by whoever serves the home.</summary>
    public string Lock => In("owner.lock");

    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Path} cannot be created: {exception.Message} Set {SettingsReader.HomeVariable} to a folder that can be written to.");
        }
    }

    /// <summary>The line about a store of the runtime before this one, the first time that it is seen.</summary>
    public string? NoteOldStore()
    {
        if (!File.Exists(In(OldRuntimeStore)) || File.Exists(In(OldRuntimeMark)))
        {
            return null;
        }

        File.WriteAllText(In(OldRuntimeMark), "");
        return $"{In(OldRuntimeStore)} holds the runs of an earlier version; it is left alone and not read. Readings and forecasts stay.";
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
