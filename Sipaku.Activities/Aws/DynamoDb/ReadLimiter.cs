namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>
/// A token bucket of read capacity units. A page's cost is known only when it has come, so a page is paid for afterwards, before the
/// next one is asked for; the size of pages follows the measured cost of an item, so that no page costs more than a short wait.
/// </summary>
internal sealed class ReadLimiter
{
    /// <summary>A page costs at most what this many seconds refill.</summary>
    private const double SecondsPerPage = 2;

    /// <summary>One megabyte, eventually consistent: what DynamoDB itself ends a page at.</summary>
    private const double UnitsOfFullPage = 128;

    /// <summary>An eventually consistent unit reads two blocks of 4 KB.</summary>
    private const double BytesPerUnit = 8192;

    /// <summary>Small items in a full page would be tens of thousands of objects in each of many segments.</summary>
    private const int MostItemsPerPage = 4000;

    private const int FirstPageWithoutAGuess = 100;

    private readonly double _unitsPerSecond;
    private readonly TimeProvider _time;
    private double _itemBytes;
    private double _units;
    private long _refilledAt;

    /// <summary>An empty bucket: a burst at the start of each of many parts would add up to more than the share.</summary>
    public ReadLimiter(double unitsPerSecond, double itemBytes, TimeProvider time)
    {
        _unitsPerSecond = unitsPerSecond;
        _itemBytes = itemBytes;
        _time = time;
        _refilledAt = time.GetTimestamp();
    }

    /// <summary>How many items the next page may hold.</summary>
    public int NextPageItems()
    {
        if (_itemBytes <= 0)
        {
            return FirstPageWithoutAGuess;
        }

        double units = Math.Clamp(_unitsPerSecond * SecondsPerPage, 0.5, UnitsOfFullPage);
        return (int)Math.Clamp(units * BytesPerUnit / _itemBytes, 1, MostItemsPerPage);
    }

    /// <summary>Takes what a page cost and waits until the bucket has it.</summary>
    /// <param name="units">Consumed capacity as the service reports it.</param>
    /// <param name="items">Items that were read for it, wanted or not.</param>
    /// <param name="cancellation">Ends the wait by throwing.</param>
    public async ValueTask PayAsync(double units, int items, CancellationToken cancellation)
    {
        Measure(units, items);
        long now = _time.GetTimestamp();
        _units = Math.Min(_units + (_time.GetElapsedTime(_refilledAt, now).TotalSeconds * _unitsPerSecond), _unitsPerSecond) - units;
        _refilledAt = now;
        if (_units < 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(-_units / _unitsPerSecond), _time, cancellation);
        }
    }

    private void Measure(double units, int items)
    {
        if (items > 0 && units > 0)
        {
            double bytes = units * BytesPerUnit / items;
            _itemBytes = _itemBytes <= 0 ? bytes : (0.7 * _itemBytes) + (0.3 * bytes);
        }
    }
}
