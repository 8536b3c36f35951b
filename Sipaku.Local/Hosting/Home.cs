using Sipaku.Activities.Settings;
using Sipaku.Local.Output;

namespace Sipaku.Local.Hosting;

/// <summary>The folder of the embedded databases and files.</summary>
/// <param name="Path">Absolute; it may not exist yet.</param>
internal sealed record Home(string Path)
{
    private const string OldRuntimeStore = "durable.db";
    private const string HubMark = "hub.db.made";
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

    /// <summary>Says what the home's owner should know before a host starts in it.</summary>
    /// <exception cref="UsageException">The home is damaged, or cannot be written to.</exception>
    public void Greet()
    {
        try
        {
            foreach (string line in new[] { NoteOldStore(), CheckHub() }.OfType<string>())
            {
                Terminal.Note(line);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(exception);
        }
    }

    /// <summary>Leaves a mark by which a durable state that is lost later is missed.</summary>
    public void MarkHub() => File.WriteAllText(In(HubMark), "");

    private string? CheckHub()
    {
        if (File.Exists(Hub))
        {
            return new FileInfo(Hub).Length > 0
                ? null
                : throw new UsageException($"{Hub} is empty: the runs in it are lost. Restore it from a backup, or delete it to start over.");
        }

        if (!File.Exists(In(HubMark)))
        {
            return null;
        }

        File.Delete(In(HubMark));
        return $"{Hub} is gone, and the runs with it. Readings and forecasts stay; runs begin anew.";
    }

    /// <summary>What a home that cannot be written to ends a command with.</summary>
    public UsageException NotWritable(Exception reason) =>
        new($"The home {Path} cannot be written to ({reason.Message.TrimEnd('.')}). Make it writable, or set {SettingsReader.HomeVariable} to a folder that is.");

    /// <summary>Whether runs were made here, or may have been: a durable state that is lost cannot say.</summary>
    public bool HadRuns => new FileInfo(Hub) switch
    {
        { Exists: false } => File.Exists(In(HubMark)),
        { Length: 0 } => true,
        _ => RunList.Of(this).Count > 0,
    };

    /// <summary>The line about a store of the runtime before this one, the first time that it is seen.</summary>
    private string? NoteOldStore()
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
