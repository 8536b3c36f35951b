using MathNet.Numerics.Statistics;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Quality;

/// <summary>Measures what there is to mind about the rows of <c>daily/</c>.</summary>
internal static class QualityFigures
{
    /// <summary>Days without a reading that make what lies beyond them stray.</summary>
    public const int StrayGap = 365;

    // Long enough that a season is no jump: over sixty days the reference data change by less than a factor of two.
    private const int LevelDays = 60;

    // Fewer readings of one value are chance.
    private const int FlatReadings = 6;
    private const int FlatRun = 7;
    private const int SentinelDays = 3;
    private const int FewestValues = 10;

    /// <summary>The figures.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="counted">Those of days that count and have an average, in order of date.</param>
    /// <param name="days">Their averages.</param>
    /// <param name="terms">Which days count, and what day it is.</param>
    /// <param name="refusedElsewhere">Lines without a day, and lines that imports refused.</param>
    /// <param name="missingElsewhere">Values that imports found missing.</param>
    /// <param name="settings">From where on it is minded.</param>
    public static DataQuality Of(
        IReadOnlyList<DayFigures> rows,
        IReadOnlyList<DayFigures> counted,
        DayAverages days,
        RunTerms terms,
        long refusedElsewhere,
        long missingElsewhere,
        QualitySettings settings)
    {
        List<DayFigures> dated = [.. rows.Where(row => row.Date <= terms.LastDay)];
        long lines = dated.Sum(row => row.Lines) + refusedElsewhere + missingElsewhere;
        double median = counted.Count == 0 ? 0 : counted.Select(row => (double)row.Readings).Median();
        double fewest = settings.MinReadingsPerDay ?? median / 2;
        (double Ratio, DateOnly On)? jump = LargestJump(days);
        return new DataQuality(
            median,
            fewest,
            counted.Count(row => row.Readings < fewest),
            ShareOf(dated.Sum(row => row.Missing) + missingElsewhere, lines),
            ShareOf(dated.Sum(row => row.Refused) + refusedElsewhere, lines),
            counted.Count(row => row.Lowest < settings.PlausibleMin || row.Highest > settings.PlausibleMax),
            [
                .. FarAndRepeated([.. counted.Select(row => row.Lowest!.Value)], lowest: true),
                .. FarAndRepeated([.. counted.Select(row => row.Highest!.Value)], lowest: false),
            ],
            FlatDays(counted),
            jump?.Ratio,
            jump?.On,
            days.Count == 0 ? 0 : Math.Max(0, terms.Today.DayNumber - days.Dates[^1].DayNumber),
            StrayDays(days.Dates),
            rows.Count(row => row.Readings > 0 && row.Date > terms.Today.AddDays(settings.MaxDaysAhead)));
    }

    private static double ShareOf(long part, long all) => all == 0 ? 0 : (double)part / all;

    /// <summary>The outermost value, where it is that of several days and lies as far from the next as half of all the others spread.</summary>
    private static IEnumerable<double> FarAndRepeated(double[] extremes, bool lowest)
    {
        double[] distinct = [.. extremes.Distinct().Order()];
        if (distinct.Length < FewestValues)
        {
            return [];
        }

        (double outermost, double next, double far) = lowest
            ? (distinct[0], distinct[1], distinct[^1])
            : (distinct[^1], distinct[^2], distinct[0]);
        bool isFar = Math.Abs(outermost - next) > Math.Abs(next - far) / 2;
        return isFar && extremes.Count(value => value.Equals(outermost)) >= SentinelDays ? [outermost] : [];
    }

    /// <summary>Days of one value, and of few readings a day those in a row of equal averages.</summary>
    private static int FlatDays(IReadOnlyList<DayFigures> counted)
    {
        int flat = 0;
        for (int from = 0, to; from < counted.Count; from = to)
        {
            for (to = from + 1; to < counted.Count && counted[to].Average.Equals(counted[from].Average); to++)
            {
            }

            bool isRun = to - from >= FlatRun;
            flat += counted.Skip(from).Take(to - from).Count(row => isRun || (row.Readings >= FlatReadings && row.Repeats == row.Readings));
        }

        return flat;
    }

    /// <summary>Where the medians before and after differ most; small levels are lifted a little, since near zero every ratio is large.</summary>
    private static (double Ratio, DateOnly On)? LargestJump(DayAverages days)
    {
        if (days.Count < 2 * LevelDays)
        {
            return null;
        }

        double floor = Math.Min(0, days.Averages.Min());
        double lift = days.Averages.Average(average => average - floor) / 10;
        double[] medians = [.. Enumerable.Range(0, days.Count - LevelDays + 1)
            .Select(from => days.Averages.Skip(from).Take(LevelDays).Median() - floor + lift)];
        (double Ratio, DateOnly On) largest = Enumerable.Range(LevelDays, days.Count - (2 * LevelDays) + 1)
            .Select(day => (Ratio: RatioOf(medians[day - LevelDays], medians[day]), On: days.Dates[day]))
            .MaxBy(jump => jump.Ratio);
        return double.IsFinite(largest.Ratio) ? largest : null;
    }

    private static double RatioOf(double one, double other) => one.Equals(other) ? 1 : Math.Max(one, other) / Math.Min(one, other);

    /// <summary>Days outside the longest stretch of days that no gap divides.</summary>
    private static int StrayDays(IReadOnlyList<DateOnly> dates)
    {
        List<int> stretches = [];
        for (int day = 0; day < dates.Count; day++)
        {
            if (day == 0 || dates[day].DayNumber - dates[day - 1].DayNumber > StrayGap)
            {
                stretches.Add(0);
            }

            stretches[^1]++;
        }

        return stretches.Count == 0 ? 0 : dates.Count - stretches.Max();
    }
}
