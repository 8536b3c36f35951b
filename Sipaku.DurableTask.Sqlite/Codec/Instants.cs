namespace Sipaku.DurableTask.Sqlite.Codec;

/// <summary>Instants as they are stored: UTC ticks.</summary>
internal static class Instants
{
    /// <summary>A local time is converted; one of no kind is taken for UTC, as the framework's own times are.</summary>
    public static long ToTicks(DateTime value) => value.Kind == DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks;

    public static DateTime FromTicks(long ticks) => new(ticks, DateTimeKind.Utc);
}
