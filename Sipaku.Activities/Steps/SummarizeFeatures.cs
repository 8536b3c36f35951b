using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Reads the data-quality figures and the first prediction's window from the feature job's outputs, whatever made them.</summary>
public sealed class SummarizeFeatures(IObjectStore objects)
{
    /// <summary>Reads <c>daily/</c> (<c>tanggal,n,bad,avg</c>) and counts <c>features/</c>.</summary>
    [Function(nameof(SummarizeFeatures))]
    public async Task<FeatureSummary> RunAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        long readings = 0;
        long refused = 0;
        List<(DateOnly Date, double Average)> days = [];
        await foreach (string line in LinesAsync(RunKeys.Daily(runId), cancellation))
        {
            string[] fields = line.Split(',');
            readings += long.Parse(fields[1], CultureInfo.InvariantCulture);
            refused += long.Parse(fields[2], CultureInfo.InvariantCulture);
            if (double.TryParse(fields[3], NumberStyles.Float, CultureInfo.InvariantCulture, out double average))
            {
                days.Add((DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), average));
            }
        }

        int rows = 0;
        await foreach (string _ in LinesAsync(RunKeys.Features(runId), cancellation))
        {
            rows++;
        }

        if (days.Count == 0)
        {
            throw new PermanentException("No day of the dump has a value that counts. Import readings with numbers in Value.");
        }

        days.Sort();
        (DateOnly first, DateOnly last) = (days[0].Date, days[^1].Date);
        return new FeatureSummary(
            readings,
            refused,
            days.Count,
            MissingDays: last.DayNumber - first.DayNumber + 1 - days.Count,
            rows,
            first,
            last,
            [.. days.TakeLast(CheckTrainingData.Lags).Select(day => day.Average)]);
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
