using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Readings;

/// <summary>Where readings and the figures of their imports lie.</summary>
internal static class ReadingsDatabase
{
    public const string FileName = "sipaku.db";

    // Readings are all the sample's or all the user's own, never mixed, so the import carries the mark and no row has to. An import's
    // id is never given twice: the lowest one there is tells whether readings were cleared or replaced since it was last read.
    private const string Schema = """
        CREATE TABLE readings (
            at INTEGER PRIMARY KEY,
            value TEXT NOT NULL
        );
        CREATE TABLE imports (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            imported_at TEXT NOT NULL,
            source TEXT NOT NULL,
            sample INTEGER NOT NULL,
            read INTEGER NOT NULL,
            imported INTEGER NOT NULL,
            replaced INTEGER NOT NULL,
            malformed INTEGER NOT NULL
        );
        """;

    public static LocalDatabase In(SipakuSettings settings) => new(settings, FileName, Schema);
}
