using NodaTime;

namespace Sipaku.Activities.Settings;

/// <summary>The station's calendar.</summary>
internal static class StationTime
{
    /// <summary>The station's time zone; UTC where none is set.</summary>
    public static DateTimeZone Zone(this SipakuSettings settings) =>
        string.IsNullOrEmpty(settings.TimeZone) ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[settings.TimeZone];

    /// <summary>What day it is at the station.</summary>
    public static DateOnly DayAt(this SipakuSettings settings, DateTime utc) =>
        Instant.FromDateTimeUtc(utc).InZone(settings.Zone()).Date.ToDateOnly();

    /// <summary>Whether the IANA time zone database knows the name.</summary>
    public static bool IsZone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;
}
