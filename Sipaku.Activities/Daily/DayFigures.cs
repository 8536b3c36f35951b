namespace Sipaku.Activities.Daily;

/// <summary>A row of <c>daily/</c>: what became of the dump's lines of one day.</summary>
/// <param name="Date">The day; <see langword="null"/> for lines without a valid one, of which nothing but the counts is known.</param>
/// <param name="Readings">Values that count.</param>
/// <param name="Refused">Values that are no finite number.</param>
/// <param name="Missing">Values that say that nothing was measured.</param>
/// <param name="Average">Mean of the values that count, where there are any and it is finite.</param>
/// <param name="Lowest">The smallest of them.</param>
/// <param name="Highest">The largest.</param>
/// <param name="MostFrequent">The one that is there most often; of several the smallest.</param>
/// <param name="Repeats">How often that one is there.</param>
public sealed record DayFigures(
    DateOnly? Date,
    long Readings,
    long Refused,
    long Missing,
    double? Average,
    double? Lowest,
    double? Highest,
    double? MostFrequent,
    long Repeats)
{
    /// <summary>All lines.</summary>
    public long Lines => Readings + Refused + Missing;
}
