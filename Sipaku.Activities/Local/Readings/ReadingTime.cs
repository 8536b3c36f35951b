namespace Sipaku.Activities.Local.Readings;

/// <summary>
/// A reading's day and time of day in one number: seconds since 0001-01-01T00:00:00 on the station's own clock. As the primary key it
/// makes (Tanggal, Waktu) unique, keeps readings in order of time and costs a few bytes a row.
/// </summary>
internal static class ReadingTime
{
    public const int SecondsPerDay = 86_400;

    public static long Of(int dayNumber, int secondOfDay) => ((long)dayNumber * SecondsPerDay) + secondOfDay;

    public static long Of(DateOnly day) => Of(day.DayNumber, 0);

    public static long Of(DateTime at) => at.Ticks / TimeSpan.TicksPerSecond;

    public static DateTime ToDateTime(long at) => new(at * TimeSpan.TicksPerSecond);

    public static int DayNumber(long at) => (int)(at / SecondsPerDay);

    public static int SecondOfDay(long at) => (int)(at % SecondsPerDay);
}
