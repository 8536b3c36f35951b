using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Forecasts;

/// <summary>
/// Where lock, records of runs, predicted days and the forecast lie. A file of its own: an import holds the readings' one writer for as long as it
/// takes, and the run's lease must not wait for it.
/// </summary>
internal static class ForecastDatabase
{
    private const string Schema = """
        CREATE TABLE run_lock (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            run_id TEXT,
            fence INTEGER NOT NULL,
            acquired_at TEXT NOT NULL,
            renewed_at TEXT NOT NULL
        );
        CREATE TABLE predicted_days (
            run_id TEXT NOT NULL,
            tanggal TEXT NOT NULL,
            average REAL NOT NULL,
            category TEXT NOT NULL,
            PRIMARY KEY (run_id, tanggal)
        ) WITHOUT ROWID;
        CREATE TABLE published (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            run_id TEXT NOT NULL,
            fence INTEGER NOT NULL,
            document TEXT NOT NULL
        );
        """;

    private const string LeaseThatExpires = "ALTER TABLE run_lock ADD COLUMN expires_at TEXT";

    private const string RecordsOfRuns = """
        CREATE TABLE runs (
            run_id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            started_at TEXT NOT NULL,
            fence INTEGER NOT NULL,
            life TEXT,
            revision INTEGER NOT NULL,
            document TEXT NOT NULL
        );
        """;

    public static LocalDatabase In(SipakuSettings settings) => new(settings, "forecasts.db", Schema, LeaseThatExpires, RecordsOfRuns);
}
