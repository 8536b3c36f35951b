using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Daily;

/// <summary>The days that count and have an average, in order of date: what rows and forecasts are made of.</summary>
public sealed class DayAverages
{
    /// <summary>Averages in a window: the lags of a row.</summary>
    public const int Lags = 6;

    /// <summary>How far before the last day the six consecutive days of <see cref="GapPolicy.Strict"/> may end.</summary>
    public const int StrictReach = 30;

    private readonly DateOnly[] _dates;
    private readonly double[] _averages;

    /// <param name="days">In order of date.</param>
    public DayAverages(IReadOnlyList<(DateOnly Date, double Average)> days)
    {
        _dates = [.. days.Select(day => day.Date)];
        _averages = [.. days.Select(day => day.Average)];
    }

    /// <summary>How many there are.</summary>
    public int Count => _dates.Length;

    /// <summary>The dates.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>The averages.</summary>
    public IReadOnlyList<double> Averages => _averages;

    /// <summary>Those of the rows of <c>daily/</c> that have an average, up to the last day that counts.</summary>
    public static DayAverages Of(IEnumerable<DayFigures> days, DateOnly lastDay) => new(
    [
        .. days.Where(day => day is { Date: not null, Average: not null } && day.Date <= lastDay)
            .Select(day => (day.Date!.Value, day.Average!.Value))
            .Order(),
    ]);

    /// <summary>Whether a number of days that end at an index are consecutive; under <see cref="GapPolicy.Rows"/> it is enough that they exist.</summary>
    public bool AreTogether(int last, int days, GapPolicy gapPolicy) =>
        last - days + 1 >= 0 && (gapPolicy == GapPolicy.Rows || _dates[last].DayNumber - _dates[last - days + 1].DayNumber == days - 1);

    /// <summary>The index of the day that a forecast starts after, or -1 where there are no six days for its window.</summary>
    public int StartOfForecast(GapPolicy gapPolicy)
    {
        int last = Count - 1;
        while (last >= 0 && !AreTogether(last, Lags, gapPolicy))
        {
            last--;
        }

        return last >= 0 && _dates[^1].DayNumber - _dates[last].DayNumber <= StrictReach ? last : -1;
    }
}
