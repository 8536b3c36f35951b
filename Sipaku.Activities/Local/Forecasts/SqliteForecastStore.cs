using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Forecasts;

/// <summary>Lock, records of runs, predicted days and the published forecast in <c>forecasts.db</c> of the home folder.</summary>
internal sealed class SqliteForecastStore(SipakuSettings settings, TimeProvider time) : IForecastStore
{
    private readonly LocalDatabase database = ForecastDatabase.In(settings);

    /// <inheritdoc />
    public Task<LockAttempt> AcquireAsync(string runId, RunLock? takeOverFrom, CancellationToken cancellation) => Write(connection =>
    {
        RunLock? held = ReadLock(connection);
        if (held is not null && held.RunId != runId && held != takeOverFrom)
        {
            return new LockAttempt(false, held);
        }

        DateTime now = time.GetUtcNow().UtcDateTime;
        RunLock taken = held?.RunId == runId
            ? held with { RenewedAt = now, ExpiresAt = Later(held.ExpiresAt, now + RunLock.StartLease) }
            : new RunLock(runId, LastFence(connection) + 1, now, now, now + RunLock.StartLease);
        connection.Execute(
            """
            INSERT INTO run_lock (id, run_id, fence, acquired_at, renewed_at, expires_at) VALUES (1, $run, $fence, $acquired, $renewed, $expires)
            ON CONFLICT (id) DO UPDATE
            SET run_id = excluded.run_id, fence = excluded.fence, acquired_at = excluded.acquired_at, renewed_at = excluded.renewed_at,
                expires_at = excluded.expires_at
            """,
            ("$run", taken.RunId),
            ("$fence", taken.Fence),
            ("$acquired", Text(taken.AcquiredAt)),
            ("$renewed", Text(taken.RenewedAt)),
            ("$expires", Text(taken.ExpiresAt)));
        return new LockAttempt(true, taken);
    });

    /// <inheritdoc />
    public Task<bool> RenewAsync(string runId, CancellationToken cancellation) => Write(connection =>
        connection.Execute(
            "UPDATE run_lock SET renewed_at = $now, expires_at = $expires WHERE run_id = $run",
            ("$now", Text(time.GetUtcNow().UtcDateTime)),
            ("$expires", Text(time.GetUtcNow().UtcDateTime + RunLock.RunLease)),
            ("$run", runId)) == 1);

    /// <inheritdoc />
    public Task ReleaseAsync(string runId, CancellationToken cancellation) => Write(connection =>
        // The row stays for its fence, which must never go back.
        connection.Execute("UPDATE run_lock SET run_id = NULL WHERE run_id = $run", ("$run", runId)));

    /// <inheritdoc />
    public Task<RunLock?> ReadLockAsync(CancellationToken cancellation) => Task.FromResult(database.Use(ReadLock));

    /// <inheritdoc />
    public Task WriteRunAsync(RunEntry entry, CancellationToken cancellation) => Write(connection => RunRecords.Write(connection, entry));

    /// <inheritdoc />
    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellation) =>
        Task.FromResult(database.Read(connection => RunRecords.Read(connection, runId), none: null));

    /// <inheritdoc />
    public Task<IReadOnlyList<RunHeader>> ListRunsAsync(CancellationToken cancellation) =>
        Task.FromResult(database.Read(RunRecords.List, none: []));

    /// <inheritdoc />
    public void RequireStorable(double average)
    {
        if (!double.IsFinite(average))
        {
            throw new PermanentException($"A predicted average is no number ({average}). Look for a sensor fault in the last readings.");
        }
    }

    /// <inheritdoc />
    public Task StoreDayAsync(string runId, ForecastDay day, CancellationToken cancellation) => Write(connection =>
        connection.Execute(
            """
            INSERT INTO predicted_days (run_id, tanggal, average, category) VALUES ($run, $date, $average, $category)
            ON CONFLICT (run_id, tanggal) DO UPDATE SET average = excluded.average, category = excluded.category
            """,
            ("$run", runId),
            ("$date", day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("$average", day.Average),
            ("$category", day.Category)));

    /// <inheritdoc />
    public Task PublishAsync(Forecast forecast, long fence, CancellationToken cancellation) => Write(connection =>
    {
        if (connection.Scalar<long>("SELECT count(*) FROM published WHERE run_id = $run", ("$run", forecast.RunId)) == 1)
        {
            return 0;
        }

        if (LastFence(connection) is var last && last > fence)
        {
            throw new PermanentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Run {forecast.RunId} lost its lock to a later run (fence {fence}, now {last}), so its forecast is not published."));
        }

        return connection.Execute(
            """
            INSERT INTO published (id, run_id, fence, document) VALUES (1, $run, $fence, $document)
            ON CONFLICT (id) DO UPDATE SET run_id = excluded.run_id, fence = excluded.fence, document = excluded.document
            """,
            ("$run", forecast.RunId),
            ("$fence", fence),
            ("$document", JsonSerializer.Serialize(forecast, LocalJson.Default.Forecast)));
    });

    /// <inheritdoc />
    public Task<Forecast?> ReadLatestAsync(CancellationToken cancellation) => Task.FromResult(database.Read(
        connection => connection.Query("SELECT document FROM published", row => JsonSerializer.Deserialize(row.GetString(0), LocalJson.Default.Forecast))
            .SingleOrDefault(),
        none: null));

    private Task<T> Write<T>(Func<SqliteConnection, T> write) => Task.FromResult(database.Use(connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        T? result = write(connection);
        transaction.Commit();
        return result;
    }));

    private static RunLock? ReadLock(SqliteConnection connection) => connection
        .Query(
            "SELECT run_id, fence, acquired_at, renewed_at, coalesce(expires_at, renewed_at) FROM run_lock WHERE run_id IS NOT NULL",
            row => new RunLock(
                row.GetString(0), row.GetInt64(1), Moment(row.GetString(2)), Moment(row.GetString(3)), Moment(row.GetString(4))))
        .SingleOrDefault();

    private static long LastFence(SqliteConnection connection) =>
        connection.Scalar<long>("SELECT coalesce(max(fence), 0) FROM run_lock");

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static string Text(DateTime utc) => utc.ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Moment(string text) => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
