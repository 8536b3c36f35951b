using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Hands a file's readings on with the station's day and time. Where the order of day and month is open, they wait until a date decides it:
/// one row may do so for all before it.
/// </summary>
/// <param name="file">What messages call the file.</param>
/// <param name="sink">Hears of the readings in the order of the file.</param>
/// <param name="clock">The station's.</param>
/// <param name="orders">The orders that the user allows.</param>
internal sealed class DatedReadings(string file, IReadingSink sink, StationClock clock, DateOrders orders) : IDisposable
{
    private WaitingReadings? waiting;
    private long open;

    /// <summary>Readings, missing ones and refusals so far.</summary>
    public long Count { get; private set; }

    /// <summary>Leaves only some orders open, as a profile knows them.</summary>
    public void Allow(DateOrders allowed) => orders = (orders & allowed) == DateOrders.None ? orders : orders & allowed;

    /// <summary>Takes the next reading or refusal.</summary>
    public void Take(long line, in ParsedReading reading)
    {
        Count++;
        if (reading.IsStamped)
        {
            TakeStamped(line, reading);
        }
        else if (waiting is not null && reading.Kind == ReadingKind.Reading)
        {
            waiting.Add(line, new Stamp(DateChoice.Certain(reading.DayNumber), reading.SecondOfDay, Stamp.NoOffset), reading.Text);
        }
        else
        {
            sink.Take(line, reading);
        }
    }

    /// <summary>Checks at the end of the file.</summary>
    /// <exception cref="ImportException">The order of its dates is still open.</exception>
    public void End()
    {
        if (waiting is null)
        {
            return;
        }

        if (open < Count - open)
        {
            // Damaged rows among others that are clear.
            waiting.ForEach(Emit);
            return;
        }

        throw new ImportException(
            $"{file}: its dates may be day/month or month/day, and none of them decides it. Say which: --date-format dmy or --date-format mdy.");
    }

    public void Dispose() => waiting?.Dispose();

    private void TakeStamped(long line, in ParsedReading reading)
    {
        DateOrders left = orders & reading.Stamp.Days.Orders;
        if (left == DateOrders.None)
        {
            sink.Take(line, ParsedReading.Refused(Refusal.DateOrder));
            return;
        }

        orders = left;
        if (waiting is not null && HasOneOrder(orders))
        {
            using WaitingReadings decided = waiting;
            waiting = null;
            decided.ForEach(Emit);
        }

        if (reading.Kind == ReadingKind.Missing)
        {
            sink.Take(line, ParsedReading.Missing(Math.Max(reading.Stamp.Days.Under(orders), 0), 0));
        }
        else if (waiting is null && reading.Stamp.Days.Under(orders) >= 0)
        {
            Emit(line, reading.Stamp, reading.Text);
        }
        else
        {
            open += reading.Stamp.Days.Under(orders) < 0 ? 1 : 0;
            waiting ??= new WaitingReadings();
            waiting.Add(line, reading.Stamp, reading.Text);
        }
    }

    private void Emit(long line, Stamp stamp, ReadOnlySpan<byte> value)
    {
        int written = stamp.Days.Under(orders);
        sink.Take(
            line,
            written < 0 ? ParsedReading.Refused(Refusal.DateOrder)
            : clock.TryRead(written, stamp.Second, stamp.OffsetSeconds, out int day, out int second) ? ParsedReading.Of(day, second, value)
            : ParsedReading.Refused(Refusal.BadDate));
    }

    private static bool HasOneOrder(DateOrders orders) => (orders & (orders - 1)) == 0;
}
