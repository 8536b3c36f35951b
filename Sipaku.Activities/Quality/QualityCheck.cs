using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Quality;

/// <summary>Says what the settings mind about a run's readings, in plain sentences.</summary>
public static class QualityCheck
{
    /// <summary>Judges the rows of <c>daily/</c>.</summary>
    /// <param name="rows">All of them.</param>
    /// <param name="terms">Which days count, and what day it is.</param>
    /// <param name="refusedByImports">Lines that imports refused.</param>
    /// <param name="missingInImports">Values that imports found missing.</param>
    /// <param name="settings">What is minded.</param>
    public static QualityReport Judge(IReadOnlyList<DayFigures> rows, RunTerms terms, long refusedByImports, long missingInImports, QualitySettings settings)
    {
        List<DayFigures> counted = [.. rows.Where(row => row.Date <= terms.LastDay && row.Average is not null).OrderBy(row => row.Date)];
        DayAverages days = DayAverages.Of(counted, terms.LastDay);
        long dateless = rows.Where(row => row.Date is null).Sum(row => row.Lines);
        DataQuality figures = QualityFigures.Of(rows, counted, days, terms, dateless + refusedByImports, missingInImports, settings);
        return new QualityReport(figures, [.. Findings(figures, days, terms, settings).Where(finding => finding.Severity != Severity.Ignore)]);
    }

    private static IEnumerable<ForecastWarning> Findings(DataQuality figures, DayAverages days, RunTerms terms, QualitySettings settings)
    {
        if (days.StartOfForecast(terms.GapPolicy) < 0 && terms.GapPolicy == GapPolicy.Strict && days.Count > 0)
        {
            yield return new(
                "gapPolicy",
                Severity.Block,
                Text($"No {DayAverages.Lags} consecutive days end within the {DayAverages.StrictReach} days up to {days.Dates[^1]:yyyy-MM-dd}, and the strict gap policy forecasts from nothing else."));
        }

        if (figures.FutureDays > 0)
        {
            yield return new("futureDays", settings.FutureDays, Text($"{Days(figures.FutureDays)} more than {settings.MaxDaysAhead} after today, {terms.Today:yyyy-MM-dd}: the station's clock or a file's date format is wrong."));
        }

        if (days.Count == 0)
        {
            yield break;
        }

        (DateOnly first, DateOnly last) = (days.Dates[0], days.Dates[^1]);
        int missing = last.DayNumber - first.DayNumber + 1 - days.Count;
        if (missing > 0)
        {
            yield return new("missingDays", settings.MissingDays, Text($"{Days(missing)} without a reading between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}."));
        }

        if (figures.PartialDays > 0)
        {
            yield return new("partialDays", settings.PartialDays, Text($"{Days(figures.PartialDays)} partial: fewer than {figures.MinReadingsPerDay:0.#} readings, where half of all days have at least {figures.StationMedian:0.#}."));
        }

        if (figures.MissingShare > settings.MaxMissingShare)
        {
            yield return new("missingValues", settings.MissingValues, Text($"{100 * figures.MissingShare:0.#} % of the values say that nothing was measured."));
        }

        if (figures.RefusedShare > settings.MaxRefusedShare)
        {
            yield return new("refusedValues", settings.RefusedValues, Text($"{100 * figures.RefusedShare:0.#} % of the lines were refused: no number, or no real date."));
        }

        if (figures.DaysOutOfRange > 0)
        {
            yield return new("outOfRange", settings.OutOfRange, Text($"{Days(figures.DaysOutOfRange)} not plausible, with values below {settings.PlausibleMin:#,0.##} or above {settings.PlausibleMax:#,0.##}."));
        }

        if (figures.RepeatedSentinels.Count > 0)
        {
            yield return new("repeatedSentinels", settings.RepeatedSentinels, Text($"{string.Join(" and ", figures.RepeatedSentinels.Select(value => Text($"{value:0.###}")))} comes back day after day, far from all other values: if it stands for a missing one, name it in Sipaku__Readings__Sentinels."));
        }

        if (figures.FlatDays > 0)
        {
            yield return new("flatLines", settings.FlatLines, Text($"{Days(figures.FlatDays)} flat: the sensor repeated one value."));
        }

        if (figures.LevelRatio > settings.MaxLevelRatio)
        {
            yield return new("levelJump", settings.LevelJump, Text($"The level changed by a factor of {figures.LevelRatio:0.#} around {figures.LevelJumpOn:yyyy-MM-dd}: another sensor, place or unit?"));
        }

        if (figures.AgeDays > settings.MaxAgeDays)
        {
            yield return new("freshness", settings.Freshness, Text($"The last reading is of {last:yyyy-MM-dd}, {figures.AgeDays:N0} days ago."));
        }

        if (figures.StrayDays > 0)
        {
            yield return new("strayDays", settings.StrayDays, Text($"{Days(figures.StrayDays)} more than {QualityFigures.StrayGap} days from the rest: a wrong year?"));
        }
    }

    private static string Days(int count) => count == 1 ? "1 day is" : Text($"{count:N0} days are");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
