using System.Globalization;
using System.Reflection;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>The versions of the store's schema: each has a script that makes it of the one before.</summary>
internal static class StoreSchema
{
    private const string ResourcePrefix = "Sipaku.DurableTask.Sqlite.Schema.";

    /// <summary>The version that this program reads and writes.</summary>
    public static int Current { get; } = Scripts().Count;

    /// <summary>Brings a store of any earlier version, or an empty one, to the current one in one transaction.</summary>
    /// <exception cref="DurableStoreException">A newer version of this library wrote it.</exception>
    public static void Upgrade(StoreSession session)
    {
        int version = (int)session.Scalar("PRAGMA user_version");
        if (version > Current)
        {
            throw new DurableStoreException(
                DurableStoreError.NewerVersion,
                $"The durable store has schema version {version}, but this program knows versions up to {Current}. Use the newer program, or another home.");
        }

        if (version == Current)
        {
            return;
        }

        session.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (string script in Scripts().Skip(version))
            {
                session.Execute(script);
            }

            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Current}; COMMIT"));
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>Refuses a store of another version than the current one, for those who only read.</summary>
    /// <exception cref="DurableStoreException">It is older or newer.</exception>
    public static void Check(StoreSession session)
    {
        int version = (int)session.Scalar("PRAGMA user_version");
        if (version != Current)
        {
            throw new DurableStoreException(
                version > Current ? DurableStoreError.NewerVersion : DurableStoreError.Other,
                $"The durable store has schema version {version}, but this program reads version {Current}. "
                + (version > Current ? "Use the newer program." : "Start a host on it once, which upgrades it."));
        }
    }

    private static List<string> Scripts()
    {
        Assembly assembly = typeof(StoreSchema).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
