using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Reads the data-quality figures and the first prediction's window from the feature job's outputs, whatever made them.</summary>
public sealed class SummarizeFeatures(IObjectStore objects)
{
    /// <summary>The forecast reaches six days beyond the last one, and the calendar ends.</summary>
    private static readonly DateOnly LatestDay = DateOnly.MaxValue.AddDays(-CheckTrainingData.Lags);

    /// <summary>Reads <c>daily/</c> and counts <c>features/</c>.</summary>
    /// <exception cref="PermanentException">The figures do not add up to the dump's, or no forecast can follow.</exception>
    [Function(nameof(SummarizeFeatures))]
    public async Task<FeatureSummary> RunAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        List<(DateOnly Date, double Average)> days = [];
        (long readings, long refused, long missing) = (0, 0, 0);
        double lowest = double.PositiveInfinity;
        await foreach (string line in LinesAsync(RunKeys.Daily(runId), cancellation))
        {
            string[] fields = line.Split(',');
            (long n, long bad, long absent) = (Count(fields[1]), Count(fields[2]), Count(fields[3]));
            if (fields[0].Length == 0)
            {
                refused += n + bad + absent;
                continue;
            }

            (readings, refused, missing) = (readings + n, refused + bad, missing + absent);
            if (double.TryParse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture, out double average))
            {
                lowest = Math.Min(lowest, double.Parse(fields[5], CultureInfo.InvariantCulture));
                days.Add((DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), average));
            }
        }

        await RequireSumAsync(runId, readings, refused, missing, cancellation);
        if (days.Count == 0)
        {
            throw new PermanentException("No day of the dump has a value that counts. Import readings with numbers in Value.");
        }

        days.Sort();
        (DateOnly first, DateOnly last) = (days[0].Date, days[^1].Date);
        if (last > LatestDay)
        {
            throw new PermanentException(
                $"The last reading is of {last:yyyy-MM-dd}, and a forecast has {CheckTrainingData.Lags} days after it: the last day may be {LatestDay:yyyy-MM-dd}. Remove what is later.");
        }

        return new FeatureSummary(
            readings,
            refused,
            days.Count,
            MissingDays: last.DayNumber - first.DayNumber + 1 - days.Count,
            await CountRowsAsync(runId, cancellation),
            first,
            last,
            [.. days.TakeLast(CheckTrainingData.Lags).Select(day => day.Average)],
            missing,
            lowest);
    }

    private static long Count(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    private async Task RequireSumAsync(string runId, long readings, long refused, long missing, CancellationToken cancellation)
    {
        DumpManifest manifest = await objects.ReadManifestAsync(RunKeys.Manifest(runId), cancellation);
        long dumped = manifest.Entries.Sum(entry => entry.Readings);
        if (dumped != readings + refused + missing)
        {
            throw new PermanentException(
                $"The dump has {dumped} readings, and the features account for {readings + refused + missing} "
                + $"({readings} used, {refused} refused, {missing} missing): some were lost or read twice. Start another run.");
        }
    }

    private async Task<int> CountRowsAsync(string runId, CancellationToken cancellation)
    {
        int rows = 0;
        await foreach (string _ in LinesAsync(RunKeys.Features(runId), cancellation))
        {
            rows++;
        }

        return rows;
    }

    private async IAsyncEnumerable<string> LinesAsync(
        string prefix,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (StoredObject stored in objects.ListAsync(prefix, cancellation))
        {
            await using Stream stream = await objects.GetAsync(stored.Key, cancellation)
                ?? throw new ServiceFaultException($"The object {stored.Key} was listed but cannot be read.");
            using StreamReader reader = new(stream);
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                if (line.Length > 0)
                {
                    yield return line;
                }
            }
        }
    }
}
