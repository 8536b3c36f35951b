using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Readings;

/// <summary>Where readings and the records of their imports lie.</summary>
internal static class ReadingsDatabase
{
    public const string FileName = "sipaku.db";

    // Readings are all the sample's or all the user's own, never mixed, so the import carries the mark and no row has to.
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

    // One row, written by the first import that is not the sample's. It stays when the readings are cleared.
    private const string MarkOfOwnReadings = """
        CREATE TABLE own_readings (id INTEGER PRIMARY KEY CHECK (id = 1));
        INSERT INTO own_readings SELECT 1 FROM imports WHERE sample = 0 LIMIT 1;
        """;

    // A reading tells the import that it is of, 0 for those of earlier versions. Each import keeps the readings that it replaced, so that
    // it can be undone. `ended` says how an import went out of force, `ended_by` the import that brought it about. `generation` changes
    // whenever readings are taken away; it goes on from the lowest id of an import, which told that before.
    private const string ImportsThatCanBeUndone = """
        ALTER TABLE readings ADD COLUMN import INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE replaced_readings (
            import INTEGER NOT NULL,
            at INTEGER NOT NULL,
            value TEXT NOT NULL,
            of_import INTEGER NOT NULL,
            PRIMARY KEY (import, at)
        ) WITHOUT ROWID;
        CREATE TABLE store (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            readings INTEGER NOT NULL,
            generation INTEGER NOT NULL
        );
        INSERT INTO store SELECT
            1,
            coalesce(sum(imported - replaced), 0),
            coalesce(min(id), (SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'imports'))
        FROM imports;
        CREATE TABLE import_files (
            import INTEGER NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            reads_as TEXT NOT NULL,
            bytes INTEGER,
            checksum TEXT,
            imported INTEGER NOT NULL,
            replaced INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            missing INTEGER NOT NULL,
            first INTEGER,
            last INTEGER,
            PRIMARY KEY (import, number)
        ) WITHOUT ROWID;
        INSERT INTO import_files (import, number, name, reads_as, imported, replaced, refused, missing)
        SELECT id, 0, replace(source, char(10), ', '), '', imported, replaced, malformed, 0 FROM imports;
        ALTER TABLE imports DROP COLUMN source;
        ALTER TABLE imports DROP COLUMN read;
        ALTER TABLE imports DROP COLUMN imported;
        ALTER TABLE imports DROP COLUMN replaced;
        ALTER TABLE imports DROP COLUMN malformed;
        ALTER TABLE imports ADD COLUMN options TEXT NOT NULL DEFAULT '';
        ALTER TABLE imports ADD COLUMN pollutant TEXT;
        ALTER TABLE imports ADD COLUMN unit TEXT;
        ALTER TABLE imports ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE imports ADD COLUMN undoable INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE imports ADD COLUMN ended TEXT;
        ALTER TABLE imports ADD COLUMN ended_by INTEGER;
        """;

    public static LocalDatabase In(SipakuSettings settings) => new(settings, FileName, Schema, MarkOfOwnReadings, ImportsThatCanBeUndone);
}
