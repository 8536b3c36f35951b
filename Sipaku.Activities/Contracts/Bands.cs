namespace Sipaku.Activities.Contracts;

/// <summary>How daily averages are rated: ordered levels, each up to a limit.</summary>
/// <param name="Name">The scheme, as <c>Sipaku__Bands</c> names it.</param>
/// <param name="Levels">The best first.</param>
/// <param name="Rounding">What becomes of an average before it is rated.</param>
/// <param name="Decimals">To how many decimals it is rounded or cut.</param>
public sealed record Bands(string Name, IReadOnlyList<BandLevel> Levels, BandRounding Rounding = BandRounding.None, int Decimals = 0)
{
    /// <summary>Bands of names with their limits, the last one without.</summary>
    internal static Bands Of(string name, BandRounding rounding, int decimals, params IEnumerable<(string Name, double? UpTo)> levels) =>
        new(name, [.. levels.Select((level, index) => new BandLevel(index, level.Name, level.UpTo))], rounding, decimals);

    /// <summary>The level of an average, or <see langword="null"/> where it is no number: the unknown is not the worst.</summary>
    public BandLevel? LevelOf(double average)
    {
        if (double.IsNaN(average))
        {
            return null;
        }

        double rated = Rounding switch
        {
            BandRounding.HalfAwayFromZero => Math.Round(average, Decimals, MidpointRounding.AwayFromZero),
            BandRounding.Truncate => Math.Round(average, Decimals, MidpointRounding.ToZero),
            _ => average,
        };
        return Levels.First(level => level.UpTo is not { } limit || rated <= limit);
    }
}
