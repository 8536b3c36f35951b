namespace Sipaku.Activities.Contracts;

/// <summary>Figures of the readings behind a forecast.</summary>
/// <param name="StationMedian">Half of the days have at least this many readings.</param>
/// <param name="MinReadingsPerDay">A day with fewer is partial.</param>
/// <param name="PartialDays">How many of those there are.</param>
/// <param name="MissingShare">The share, 0 to 1, of values that say that nothing was measured.</param>
/// <param name="RefusedShare">The share, 0 to 1, of lines and values that count for nothing, at the imports too.</param>
/// <param name="DaysOutOfRange">Days with a value that is not plausible.</param>
/// <param name="RepeatedSentinels">Values far from all others that come back day after day.</param>
/// <param name="FlatDays">Days on which the sensor repeated one value.</param>
/// <param name="LevelRatio">The largest ratio of the medians of the sixty days before and after a day; absent where there are too few days.</param>
/// <param name="LevelJumpOn">That day.</param>
/// <param name="AgeDays">Days from the last reading to the day of the run.</param>
/// <param name="StrayDays">Days more than 365 days from the rest.</param>
/// <param name="FutureDays">Days later than the station's clock can explain.</param>
public sealed record DataQuality(
    double StationMedian,
    double MinReadingsPerDay,
    int PartialDays,
    double MissingShare,
    double RefusedShare,
    int DaysOutOfRange,
    IReadOnlyList<double> RepeatedSentinels,
    int FlatDays,
    double? LevelRatio,
    DateOnly? LevelJumpOn,
    int AgeDays,
    int StrayDays,
    int FutureDays);
