namespace Sipaku.Activities.Local.Import;

/// <summary>The lowest few different values of many, and how often each occurs.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class LowestValues(int most)
{
    private readonly double[] _values = new double[most];
    private readonly long[] _counts = new long[most];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>A value, the lowest first.</summary>
    public (double Value, long Count) this[int index] => (_values[index], _counts[index]);

    public void Add(double value)
    {
        // Nearly every value is above those that are kept.
        if (Count == most && value > _values[most - 1])
        {
            return;
        }

        int index = Array.BinarySearch(_values, 0, Count, value);
        if (index >= 0)
        {
            _counts[index]++;
            return;
        }

        // What is pushed out here can never come back: there are enough lower ones.
        index = ~index;
        Count = Math.Min(Count + 1, most);
        Array.Copy(_values, index, _values, index + 1, Count - index - 1);
        Array.Copy(_counts, index, _counts, index + 1, Count - index - 1);
        (_values[index], _counts[index]) = (value, 1);
    }
}
