using System.Globalization;
using System.Runtime.CompilerServices;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Daily;

/// <summary>Reads <c>daily/</c>, whatever made it.</summary>
internal static class DailyReader
{
    /// <summary>The days of a run's <c>daily/</c>, as they stand there.</summary>
    public static async IAsyncEnumerable<DayFigures> ReadDailyAsync(
        this IObjectStore objects, string runId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (string line in objects.ReadLinesAsync(RunKeys.Daily(runId), cancellation))
        {
            yield return Parse(line);
        }
    }

    /// <summary>A row: <c>tanggal,n,bad,missing,avg,min,max,mode,mode_n</c>.</summary>
    public static DayFigures Parse(string line)
    {
        string[] fields = line.Split(',');
        return new DayFigures(
            fields[0].Length == 0 ? null : DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Count(fields[1]),
            Count(fields[2]),
            Count(fields[3]),
            Number(fields[4]),
            Number(fields[5]),
            Number(fields[6]),
            Number(fields[7]),
            fields[8].Length == 0 ? 0 : Count(fields[8]));
    }

    private static long Count(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    private static double? Number(string field) => field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture);
}
