using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Quality;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Quality;

public sealed class QualityCheckTests
{
    private const int Count = 200;
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly DateOnly Last = First.AddDays(Count - 1);

    private readonly List<DayFigures> _days = [.. Enumerable.Range(0, Count).Select(Usual)];
    private readonly QualitySettings _settings = new();
    private RunTerms _terms = new(Last.AddDays(1));
    private long _refusedByImports;
    private long _missingInImports;

    [Fact]
    public void Usual_days_are_minded_by_nothing() => Assert.Empty(Judge().Findings);

    [Fact]
    public void A_partial_day_has_fewer_readings_than_half_the_stations_median()
    {
        _days[10] = _days[10] with { Readings = 12 };
        _days[11] = _days[11] with { Readings = 11 };

        AssertFinds("partialDays", Severity.Warn, "1 day is partial: fewer than 12 readings");
        Assert.Equal((24, 12), (Judge().Figures.StationMedian, Judge().Figures.MinReadingsPerDay));
    }

    [Fact]
    public void The_settings_may_say_what_a_partial_day_is()
    {
        _settings.MinReadingsPerDay = 25;

        AssertFinds("partialDays", Severity.Warn, "200 days are partial: fewer than 25 readings");
    }

    [Fact]
    public void Missing_days_are_ignored_unless_the_settings_mind_them()
    {
        _days.RemoveRange(50, 3);
        Assert.Empty(Judge().Findings);
        _settings.MissingDays = Severity.Block;

        AssertFinds("missingDays", Severity.Block, "3 days are without a reading");
    }

    [Fact]
    public void A_share_of_missing_values_is_minded_above_a_tenth()
    {
        _days[0] = _days[0] with { Missing = 24 * Count / 9 };
        Assert.Empty(Judge().Findings);
        _days[0] = _days[0] with { Missing = (24 * Count / 9) + 1 };

        AssertFinds("missingValues", Severity.Warn, "10 % of the values");
    }

    [Fact]
    public void The_missing_share_counts_what_imports_found_missing()
    {
        _missingInImports = 24 * Count;

        AssertFinds("missingValues", Severity.Warn, "50 % of the values");
    }

    [Fact]
    public void The_refused_share_counts_values_lines_without_a_day_and_what_imports_refused()
    {
        _days[0] = _days[0] with { Refused = 300 };
        _days.Insert(0, new DayFigures(null, 100, 50, 50, null, null, null, null, 0));
        _refusedByImports = 300;

        AssertFinds("refusedValues", Severity.Warn, "14.3 % of the lines");
    }

    [Theory]
    [InlineData(-0.5, 20)]
    [InlineData(20, 50_001)]
    public void Values_that_are_not_plausible_are_minded(double lowest, double highest)
    {
        _days[77] = _days[77] with { Lowest = lowest, Highest = highest };

        AssertFinds("outOfRange", Severity.Warn, "1 day is not plausible");
    }

    [Theory]
    [InlineData(-999)]
    [InlineData(9999)]
    public void A_value_far_from_all_others_that_comes_back_may_stand_for_a_missing_one(double sentinel)
    {
        _settings.OutOfRange = Severity.Ignore;
        foreach (int day in new[] { 20, 90, 140 })
        {
            _days[day] = sentinel < 0 ? _days[day] with { Lowest = sentinel } : _days[day] with { Highest = sentinel };
        }

        AssertFinds("repeatedSentinels", Severity.Warn, "Sipaku__Readings__Sentinels");
        Assert.Equal([sentinel], Judge().Figures.RepeatedSentinels);
    }

    [Fact]
    public void A_value_that_comes_back_near_the_others_is_none()
    {
        foreach (int day in new[] { 20, 90, 140 })
        {
            _days[day] = _days[day] with { Highest = 45 };
        }

        Assert.Empty(Judge().Findings);
    }

    [Fact]
    public void Flat_lines_are_ignored_unless_the_settings_mind_them()
    {
        _days[5] = _days[5] with { Repeats = 24 };
        Assert.Empty(Judge().Findings);
        _settings.FlatLines = Severity.Warn;

        AssertFinds("flatLines", Severity.Warn, "1 day is flat");
    }

    [Fact]
    public void Of_few_readings_a_day_a_week_of_one_average_is_flat()
    {
        _settings.FlatLines = Severity.Warn;
        for (int day = 0; day < Count; day++)
        {
            _days[day] = _days[day] with { Readings = 1, Repeats = 1, Average = day is >= 30 and < 37 or >= 60 and < 66 ? 33.3 : _days[day].Average };
        }

        AssertFinds("flatLines", Severity.Warn, "7 days are flat");
    }

    [Fact]
    public void A_jump_of_level_is_told_with_its_day()
    {
        for (int day = 120; day < Count; day++)
        {
            _days[day] = _days[day] with { Average = _days[day].Average * 6, Highest = _days[day].Highest * 6 };
        }

        DateOnly found = Judge().Figures.LevelJumpOn!.Value;
        Assert.InRange(found, First.AddDays(110), First.AddDays(130));
        AssertFinds("levelJump", Severity.Warn, $"around {found:yyyy-MM-dd}");
    }

    [Fact]
    public void An_old_last_reading_is_told_with_its_age()
    {
        _terms = new RunTerms(Last.AddDays(3));
        Assert.Empty(Judge().Findings);
        _terms = new RunTerms(Last.AddDays(1_234));

        AssertFinds("freshness", Severity.Warn, "1,234 days ago");
    }

    [Fact]
    public void Days_a_year_from_the_rest_are_stray()
    {
        _days.Add(Usual(Count) with { Date = Last.AddDays(366) });
        _days.Insert(0, Usual(0) with { Date = new DateOnly(1970, 1, 1) });
        _terms = new RunTerms(Last.AddDays(366));

        AssertFinds("strayDays", Severity.Warn, "2 days are more than 365 days from the rest");
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void Days_more_than_two_ahead_block(int ahead, int found)
    {
        _terms = new RunTerms(Last.AddDays(-ahead));

        QualityReport report = Judge();

        Assert.Equal(found, report.Figures.FutureDays);
        Assert.Equal(found, report.Findings.Count(finding => finding is { Check: "futureDays", Severity: Severity.Block }));
    }

    [Fact]
    public void Days_that_do_not_count_are_looked_at_for_the_future_only()
    {
        _terms = new RunTerms(Last.AddDays(-5), ExcludeToday: true);
        _days[^1] = _days[^1] with { Lowest = -1000 };

        Assert.Equal("futureDays", Assert.Single(Judge().Findings).Check);
    }

    [Fact]
    public void Under_the_strict_policy_a_run_without_six_consecutive_days_is_blocked_whatever_the_settings_say()
    {
        _terms = new RunTerms(Last, GapPolicy: GapPolicy.Strict);
        _days.RemoveAll(day => day.Date!.Value.DayNumber % 5 == 0);

        AssertFinds("gapPolicy", Severity.Block, "6 consecutive days");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e308)]
    public void Levels_without_a_ratio_are_told_without_one(double level)
    {
        for (int day = 0; day < Count; day++)
        {
            _days[day] = _days[day] with { Average = day < 100 ? 0 : level, Lowest = 0, Highest = 40 };
        }

        Assert.True(Judge().Figures.LevelRatio is null or 1);
    }

    [Theory]
    [InlineData(ReferenceData.Beijing)]
    [InlineData(ReferenceData.Jakarta)]
    public void The_reference_sets_are_minded_for_their_age_and_partial_days_alone(string set)
    {
        List<DayFigures> days = [.. ReferenceData.DailyOf(set).Select(day => new DayFigures(DateOnly.Parse(day.Day), day.Readings, 0, 0, day.Average, day.Average, day.Average, day.Average, 1))];

        QualityReport report = QualityCheck.Judge(days, new RunTerms(new DateOnly(2026, 1, 1)), 0, 0, _settings);

        Assert.All(report.Findings, finding => Assert.Contains(finding.Check, new[] { "freshness", "partialDays" }));
    }

    private static DayFigures Usual(int day)
    {
        double average = 20 + (10 * Math.Sin(day / 20.0)) + (day % 7);
        return new DayFigures(First.AddDays(day), 24, 0, 0, average, average - 5, average + 5, average - 2, 3);
    }

    private QualityReport Judge() => QualityCheck.Judge(_days, _terms, _refusedByImports, _missingInImports, _settings);

    private void AssertFinds(string check, Severity severity, string part)
    {
        ForecastWarning finding = Assert.Single(Judge().Findings);
        Assert.Equal((check, severity), (finding.Check, finding.Severity));
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
    }
}
