using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Local.Forecasts;

/// <summary>The records of runs in <c>forecasts.db</c>.</summary>
internal static class RunRecords
{
    /// <inheritdoc cref="Ports.IForecastStore.WriteRunAsync"/>
    public static int Write(SqliteConnection connection, RunEntry entry) => connection.Execute(
        """
        INSERT INTO runs (run_id, state, started_at, fence, life, revision, document)
        VALUES ($run, $state, $started, $fence, $life, $revision, $document)
        ON CONFLICT (run_id) DO UPDATE
        SET state = excluded.state, started_at = excluded.started_at, fence = excluded.fence, life = excluded.life,
            revision = excluded.revision, document = excluded.document
        WHERE (life IS NULL OR life = excluded.life) AND revision <= excluded.revision
        """,
        ("$run", entry.Record.RunId),
        ("$state", entry.Record.State.ToString()),
        ("$started", entry.Record.StartedAt.ToString("O", CultureInfo.InvariantCulture)),
        ("$fence", entry.Fence),
        ("$life", entry.Life?.ToString()),
        ("$revision", entry.Revision),
        ("$document", JsonSerializer.Serialize(entry.Record, LocalJson.Default.RunRecord)));

    /// <inheritdoc cref="Ports.IForecastStore.ReadRunAsync"/>
    public static RunRecord? Read(SqliteConnection connection, string runId) => connection
        .Query("SELECT document FROM runs WHERE run_id = $run", row => JsonSerializer.Deserialize(row.GetString(0), LocalJson.Default.RunRecord), ("$run", runId))
        .SingleOrDefault();

    /// <inheritdoc cref="Ports.IForecastStore.ListRunsAsync"/>
    public static IReadOnlyList<RunHeader> List(SqliteConnection connection) => connection.Query(
        "SELECT run_id, state, started_at, fence FROM runs",
        row => new RunHeader(
            row.GetString(0),
            Enum.Parse<RunState>(row.GetString(1)),
            DateTime.ParseExact(row.GetString(2), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            row.GetInt64(3)));
}
