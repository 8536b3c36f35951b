using NodaTime;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>
/// Turns what files say into the station's own clock. Without a zone that is the clock as it is written: an offset is dropped, UTC stays
/// UTC. With one, instants are converted, and what has no offset is local already.
/// </summary>
/// <param name="zone">Where the station is, or <see langword="null"/>.</param>
internal sealed class StationClock(DateTimeZone? zone)
{
    private const int SecondsPerDay = 86_400;

    private static readonly int UnixEpoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The station's day and second of day.</summary>
    /// <param name="day">As it is written.</param>
    /// <param name="second">Of that day; 86,400 is its end, below 0 the day before.</param>
    /// <param name="offset">Seconds from UTC, or <see cref="Stamp.NoOffset"/>.</param>
    /// <param name="dayNumber">The station's day.</param>
    /// <param name="secondOfDay">Below 86,400.</param>
    /// <returns>False where that is before <see cref="ValidDays.First"/> or after the last day there is.</returns>
    public bool TryRead(int day, int second, int offset, out int dayNumber, out int secondOfDay)
    {
        bool converted = zone is not null && offset != Stamp.NoOffset;
        if (second == SecondsPerDay && !converted)
        {
            // The end of the day belongs to it.
            second--;
        }

        long at = ((long)day * SecondsPerDay) + second;
        if (converted)
        {
            Instant utc = Instant.FromUnixTimeSeconds(at - offset - ((long)UnixEpoch * SecondsPerDay));
            at += zone!.GetUtcOffset(utc).Seconds - offset;
        }

        dayNumber = (int)(at / SecondsPerDay);
        secondOfDay = (int)(at % SecondsPerDay);
        return dayNumber >= ValidDays.First.DayNumber && dayNumber <= DateOnly.MaxValue.DayNumber;
    }
}
