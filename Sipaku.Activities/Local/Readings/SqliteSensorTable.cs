using System.Globalization;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Readings;

/// <summary>Readings in <c>sipaku.db</c> of the home folder. The importer fills it.</summary>
internal sealed class SqliteSensorTable(SipakuSettings settings, TimeProvider time) : ISensorTable
{
    private const int ReadingsWorthASegment = 250_000;
    private const int MostSegments = 8;

    private readonly LocalDatabase database = ReadingsDatabase.In(settings);

    /// <inheritdoc />
    public Task<DumpPlan> PlanDumpAsync(string runId, CancellationToken cancellation) => Task.FromResult(
        database.Read(connection => Plan(connection, runId), none: null)
        ?? throw new PermanentException($"There are no readings in {settings.Home} yet. Import some: import FILE, or run --input FILE."));

    /// <inheritdoc />
    public Task<SensorSeries> DescribeAsync(CancellationToken cancellation) => Task.FromResult(database.Read(
        connection => connection.Query(
            "SELECT coalesce(max(sample), 0), max(pollutant), max(unit) FROM imports WHERE ended IS NULL",
            row => row.GetBoolean(0)
                ? new SensorSeries(Sample: true, Pollutants.Pm25, Pollutants.MicrogramsPerCubicMetre)
                : new SensorSeries(Sample: false, row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)))[0],
        none: new SensorSeries()));

    /// <inheritdoc />
    public async Task<DumpPart> DumpPartAsync(DumpSegment segment, string? cursor, Stream output, CancellationToken cancellation)
    {
        SegmentRange range = SegmentRange.Parse(segment.Range);
        long? after = cursor is null ? (long?)null : long.Parse(cursor, CultureInfo.InvariantCulture);
        long started = time.GetTimestamp();
        TimeSpan most = TimeSpan.FromMinutes(settings.Dump.MinutesPerPart);
        ReadingLineBuffer buffer = new();
        try
        {
            using SqliteConnection connection = database.OpenToRead();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            CheckGeneration(connection, range);
            using ReadingCursor readings = new(connection, after, range);
            bool more;
            do
            {
                more = readings.Fill(buffer, settings.Dump.ReadingsPerPart);
                await output.WriteAsync(buffer.Written, cancellation);
                buffer.Clear();
            }
            while (more && readings.Readings < settings.Dump.ReadingsPerPart && time.GetElapsedTime(started) < most);

            return new DumpPart(readings.Readings, readings.Days, more ? readings.Last.ToString(CultureInfo.InvariantCulture) : null);
        }
        catch (SqliteException fault)
        {
            throw LocalFaults.AsStepException(fault, settings.Home);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DayAverage>> ReadDailyAsync(DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DayAverage>>(database.Use(connection => connection.Query(
            $"""
            SELECT at / {ReadingTime.SecondsPerDay}, avg(CAST(value AS REAL)), count(*)
            FROM readings
            WHERE at >= $from AND at < $before
            GROUP BY 1
            ORDER BY 1
            """,
            row => new DayAverage(DateOnly.FromDayNumber(row.GetInt32(0)), double.IsFinite(row.GetDouble(1)) ? row.GetDouble(1) : null, row.GetInt32(2)),
            ("$from", ReadingTime.Of(from)),
            ("$before", ReadingTime.Of(to.DayNumber + 1, 0)))));

    /// <inheritdoc />
    public Task<IReadOnlyList<DayReading>> ReadDayAsync(DateOnly day, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DayReading>>(database.Use(connection => connection.Query(
            "SELECT at, value FROM readings WHERE at >= $from AND at < $before ORDER BY at",
            row => new DayReading(
                TimeSpan.FromSeconds(row.GetInt64(0) % ReadingTime.SecondsPerDay).ToString("c", CultureInfo.InvariantCulture),
                DayReading.ValueOf(row.GetString(1))),
            ("$from", ReadingTime.Of(day)),
            ("$before", ReadingTime.Of(day.DayNumber + 1, 0)))));

    private DumpPlan? Plan(SqliteConnection connection, string runId)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        (long generation, long readings, long refused, long missing, bool sample) = connection.Query(
            """
            SELECT
                generation,
                readings,
                (SELECT coalesce(sum(refused), 0) FROM import_files JOIN imports ON imports.id = import WHERE ended IS NULL),
                (SELECT coalesce(sum(missing), 0) FROM import_files JOIN imports ON imports.id = import WHERE ended IS NULL),
                (SELECT coalesce(max(sample), 0) FROM imports WHERE ended IS NULL)
            FROM store
            """,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetBoolean(4)))[0];
        if (readings == 0)
        {
            return null;
        }

        List<long> starts = StartsOfSegments(connection, readings, NumberOfSegments(readings));
        IEnumerable<DumpSegment> segments = starts.Select((from, index) => new DumpSegment(
            runId,
            index,
            starts.Count,
            new SegmentRange(generation, from, index + 1 < starts.Count ? starts[index + 1] : long.MaxValue).ToString()));
        return new DumpPlan([.. segments], $"{readings} readings of {Path.Combine(settings.Home, ReadingsDatabase.FileName)}", refused, sample, Missing: missing);
    }

    private int NumberOfSegments(long readings)
    {
        int wanted = settings.Dump.Segments > 0
            ? settings.Dump.Segments
            : (int)Math.Min(Environment.ProcessorCount, readings / ReadingsWorthASegment);
        return Math.Clamp(wanted, 1, MostSegments);
    }

    /// <summary>Times that divide the readings evenly, each the start of a day so that no day is counted in two segments.</summary>
    private static List<long> StartsOfSegments(SqliteConnection connection, long readings, int segments)
    {
        List<long> starts = new() { 0 };
        for (int index = 1; index < segments; index++)
        {
            List<long> at = connection.Query(
                "SELECT at FROM readings WHERE at >= $from ORDER BY at LIMIT 1 OFFSET $offset",
                row => row.GetInt64(0),
                ("$from", starts[^1]),
                ("$offset", readings / segments));
            if (at.Count == 0)
            {
                break;
            }

            long start = ReadingTime.Of(ReadingTime.DayNumber(at[0]), 0);
            if (start > starts[^1])
            {
                starts.Add(start);
            }
        }

        return starts;
    }

    private static void CheckGeneration(SqliteConnection connection, SegmentRange range)
    {
        if (connection.Scalar<long>("SELECT generation FROM store") != range.Generation)
        {
            throw new PermanentException("The readings were cleared or replaced while they were being dumped. Start another run.");
        }
    }
}
