using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Steps;

/// <summary>Reads the data-quality figures and the first prediction's window from the feature job's outputs, whatever made them.</summary>
public sealed class SummarizeFeatures(IObjectStore objects)
{
    /// <summary>The forecast reaches six days beyond the last one, and the calendar ends.</summary>
    private static readonly DateOnly LatestDay = DateOnly.MaxValue.AddDays(-DayAverages.Lags);

    /// <summary>Reads <c>daily/</c> and counts <c>features/</c>.</summary>
    /// <exception cref="PermanentException">The figures do not add up to the dump's, or no forecast can follow.</exception>
    [Function(nameof(SummarizeFeatures))]
    public async Task<FeatureSummary> RunAsync([ActivityTrigger] RunDataRequest request, CancellationToken cancellation)
    {
        (string runId, RunTerms terms) = request;
        List<DayFigures> all = await objects.ReadDailyAsync(runId, cancellation).ToListAsync(cancellation);
        List<DayFigures> counted = [.. all.Where(day => day.Date <= terms.LastDay)];
        long readings = counted.Sum(day => day.Readings);
        long refused = counted.Sum(day => day.Refused) + all.Where(day => day.Date is null).Sum(day => day.Lines);
        long missing = counted.Sum(day => day.Missing);
        long excluded = all.Where(day => day.Date > terms.LastDay).Sum(day => day.Lines);
        await RequireSumAsync(runId, readings, refused, missing, excluded, cancellation);

        DayAverages days = DayAverages.Of(counted, terms.LastDay);
        if (days.Count == 0)
        {
            throw new PermanentException("No day of the dump has a value that counts. Import readings with numbers in Value.");
        }

        int start = days.StartOfForecast(terms.GapPolicy);
        (DateOnly first, DateOnly last) = (days.Dates[0], days.Dates[^1]);
        DateOnly startsAfter = start < 0 ? last : days.Dates[start];
        if (startsAfter > LatestDay)
        {
            throw new PermanentException(
                $"The last reading is of {startsAfter:yyyy-MM-dd}, and a forecast has {DayAverages.Lags} days after it: the last day may be {LatestDay:yyyy-MM-dd}. Remove what is later.");
        }

        return new FeatureSummary(
            readings,
            refused,
            days.Count,
            MissingDays: last.DayNumber - first.DayNumber + 1 - days.Count,
            await objects.ReadLinesAsync(RunKeys.Features(runId), cancellation).CountAsync(cancellation),
            first,
            last,
            startsAfter,
            [.. days.Averages.Take(start + 1).TakeLast(DayAverages.Lags)],
            missing,
            excluded,
            counted.Where(day => day.Average is not null).Min(day => day.Lowest!.Value));
    }

    private async Task RequireSumAsync(string runId, long readings, long refused, long missing, long excluded, CancellationToken cancellation)
    {
        DumpManifest manifest = await objects.ReadManifestAsync(RunKeys.Manifest(runId), cancellation);
        long dumped = manifest.Entries.Sum(entry => entry.Readings);
        long found = readings + refused + missing + excluded;
        if (dumped != found)
        {
            throw new PermanentException(
                $"The dump has {dumped} readings, and the features account for {found} "
                + $"({readings} used, {refused} refused, {missing} missing, {excluded} of days that do not count): some were lost or read twice. Start another run.");
        }
    }
}
