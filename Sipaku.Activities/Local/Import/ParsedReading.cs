using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import;

/// <summary>What one record holds. Valid until the reader's next record.</summary>
internal readonly ref struct ParsedReading
{
    private ParsedReading(ReadingKind kind, Refusal refusal, int dayNumber, int secondOfDay, ReadOnlySpan<byte> text, Stamp stamp = default)
    {
        Kind = kind;
        Refusal = refusal;
        DayNumber = dayNumber;
        SecondOfDay = secondOfDay;
        Text = text;
        Stamp = stamp;
    }

    public ReadingKind Kind { get; }

    /// <summary>Why it is refused.</summary>
    public Refusal Refusal { get; }

    public int DayNumber { get; }

    public int SecondOfDay { get; }

    /// <summary>The value as it is to be stored, or of a refused record the part that is wrong.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>The file's words for day and time, where <see cref="IsStamped"/>.</summary>
    public Stamp Stamp { get; }

    /// <summary>Whether the station's day and time still have to be made of <see cref="Stamp"/>. Sinks never see such a one.</summary>
    public bool IsStamped => DayNumber < 0;

    public static ParsedReading Of(int dayNumber, int secondOfDay, ReadOnlySpan<byte> value) => new(ReadingKind.Reading, Refusal.None, dayNumber, secondOfDay, value);

    public static ParsedReading Missing(int dayNumber, int secondOfDay) => new(ReadingKind.Missing, Refusal.None, dayNumber, secondOfDay, default);

    /// <summary>A reading whose day is not made out yet.</summary>
    /// <param name="stamp">The file's words for it, with a time of day.</param>
    /// <param name="value">Empty where it is missing.</param>
    public static ParsedReading Stamped(Stamp stamp, ReadOnlySpan<byte> value) =>
        new(value.IsEmpty ? ReadingKind.Missing : ReadingKind.Reading, Refusal.None, -1, 0, value, stamp);

    public static ParsedReading Refused(Refusal refusal, ReadOnlySpan<byte> culprit = default) => new(ReadingKind.Refused, refusal, 0, 0, culprit);

    /// <summary>Judges the three texts of a reading by the strict rule that the feature queries share.</summary>
    public static ParsedReading Of(ReadingText text, ReadOnlySpan<byte> date, ReadOnlySpan<byte> time, ReadOnlySpan<byte> value)
    {
        if (!text.TryReadDate(date, out int dayNumber))
        {
            return Refused(Refusal.BadDate, date);
        }

        if (!ReadingText.TryReadTime(time, out int secondOfDay))
        {
            return Refused(Refusal.BadTime, time);
        }

        return ReadingText.IsValue(value) ? Of(dayNumber, secondOfDay, value) : Refused(Refusal.BadValue, value);
    }
}
