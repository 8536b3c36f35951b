using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Ports;

/// <summary>The table that the station writes its readings into.</summary>
public interface ISensorTable
{
    /// <summary>Decides how a dump of the table is divided. Reads no item.</summary>
    /// <exception cref="Errors.PermanentException">The table does not exist, is empty or may not be read.</exception>
    Task<DumpPlan> PlanDumpAsync(string runId, CancellationToken cancellation);

    /// <summary>What the table knows of its readings beside their values.</summary>
    Task<SensorSeries> DescribeAsync(CancellationToken cancellation);

    /// <summary>
    /// Writes the next part of one segment: JSON lines in the DynamoDB export format, one reading a line.
    /// A part ends after a bounded number of readings or minutes; <see cref="DumpPart.Cursor"/> says where the next one starts.
    /// </summary>
    /// <param name="segment">Which segment of the plan.</param>
    /// <param name="cursor">Where the previous part ended; <see langword="null"/> for a segment's first part.</param>
    /// <param name="output">Receives the uncompressed lines; left open.</param>
    /// <param name="cancellation">Ends the part early by throwing; nothing of it counts then.</param>
    Task<DumpPart> DumpPartAsync(DumpSegment segment, string? cursor, Stream output, CancellationToken cancellation);

    /// <summary>The readings of a day, in order of time.</summary>
    Task<IReadOnlyList<DayReading>> ReadDayAsync(DateOnly day, CancellationToken cancellation);

    /// <summary>The average of each day that has readings, both bounds included, in order of date.</summary>
    Task<IReadOnlyList<DayAverage>> ReadDailyAsync(DateOnly from, DateOnly to, CancellationToken cancellation);
}
