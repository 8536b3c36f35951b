namespace Sipaku.Activities.Local.Import;

/// <summary>
/// The lowest and the highest few of the values added, and how often each occurs. A value that stands for a missing one lies beyond all
/// that were measured and occurs again and again.
/// </summary>
internal sealed class EdgeValues
{
    // As many sentinels are told apart on each side, less one: the first measured value.
    private const int Kept = 4;

    // Once or twice is a slip of the sensor; a peak that it measured in truth may come again above all others, but hardly below them.
    private const int OftenLow = 3;
    private const int OftenHigh = 5;

    // Below zero and close to it, a value has to occur more often: noise goes there too.
    private const int OftenBelowZero = 10;
    private const double ShareBelowZero = 0.005;

    // Of negated values, so that both sides are alike.
    private readonly LowestValues _lowest = new(Kept);
    private readonly LowestValues _highest = new(Kept);
    private long _values;

    /// <summary>Adds a finite value.</summary>
    public void Add(double value)
    {
        _values++;
        _lowest.Add(value);
        _highest.Add(-value);
    }

    /// <summary>The values that look like missing ones, with how often each occurs.</summary>
    public IReadOnlyList<(double Value, long Count)> FindSuspicious()
    {
        int low = 0;
        int high = 0;

        // A sentinel on the other side makes the range of what was measured look wide.
        for (int pass = 0; pass < 2; pass++)
        {
            low = CountSuspicious(_lowest, highest: high < _highest.Count ? -_highest[high].Value : double.NaN, OftenLow, negative: true);
            high = CountSuspicious(_highest, highest: low < _lowest.Count ? -_lowest[low].Value : double.NaN, OftenHigh, negative: false);
        }

        return
        [
            .. Enumerable.Range(0, low).Select(index => _lowest[index]),
            .. Enumerable.Range(0, high).Select(index => (-_highest[index].Value, _highest[index].Count)),
        ];
    }

    /// <summary>How many of the lowest values are suspicious.</summary>
    /// <param name="values">From the edge inward.</param>
    /// <param name="highest">The other end of what was measured.</param>
    /// <param name="often">How often a value that lies apart has to occur.</param>
    /// <param name="negative">Whether a value below zero is strange where all others are not.</param>
    private int CountSuspicious(LowestValues values, double highest, int often, bool negative)
    {
        int found = 0;
        for (int count = 1; count < values.Count; count++)
        {
            (double edge, long times) = values[count - 1];
            double next = values[count].Value;
            bool apart = times >= often && next - edge > highest - next && next < highest;

            // Several of them are noise around zero.
            bool alone = count == 1 && negative && edge < 0 && next >= 0 && times >= Math.Max(OftenBelowZero, ShareBelowZero * _values);
            if (apart || alone)
            {
                found = count;
            }
        }

        return found;
    }
}
