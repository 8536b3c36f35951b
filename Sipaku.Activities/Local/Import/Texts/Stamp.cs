namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>A date and time as a file says it.</summary>
/// <param name="Days">The day, or the days that it may be.</param>
/// <param name="Second">Of the day, 0 to 86,400 (24:00); <see cref="NoTime"/> where only the day is said.</param>
/// <param name="OffsetSeconds">From UTC; <see cref="NoOffset"/> where it is not said.</param>
internal readonly record struct Stamp(DateChoice Days, int Second, int OffsetSeconds)
{
    public const int NoTime = -1;

    public const int NoOffset = int.MinValue;
}
