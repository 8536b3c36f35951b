namespace Sipaku.Activities.Local.Import;

/// <summary>What one record holds. Valid until the reader's next record.</summary>
internal readonly ref struct ParsedReading
{
    private ParsedReading(ReadingKind kind, Refusal refusal, int dayNumber, int secondOfDay, ReadOnlySpan<byte> text)
    {
        Kind = kind;
        Refusal = refusal;
        DayNumber = dayNumber;
        SecondOfDay = secondOfDay;
        Text = text;
    }

    public ReadingKind Kind { get; }

    /// <summary>Why it is refused.</summary>
    public Refusal Refusal { get; }

    public int DayNumber { get; }

    public int SecondOfDay { get; }

    /// <summary>The value as it is to be stored, or of a refused record the part that is wrong.</summary>
    public ReadOnlySpan<byte> Text { get; }

    public static ParsedReading Of(int dayNumber, int secondOfDay, ReadOnlySpan<byte> value) => new(ReadingKind.Reading, Refusal.None, dayNumber, secondOfDay, value);

    public static ParsedReading Missing(int dayNumber, int secondOfDay) => new(ReadingKind.Missing, Refusal.None, dayNumber, secondOfDay, default);

    public static ParsedReading Refused(Refusal refusal, ReadOnlySpan<byte> culprit = default) => new(ReadingKind.Refused, refusal, 0, 0, culprit);

    /// <summary>Judges the three texts of a reading.</summary>
    public static ParsedReading Of(ReadingText text, ReadOnlySpan<byte> date, ReadOnlySpan<byte> time, ReadOnlySpan<byte> value)
    {
        if (!text.TryReadDate(date, out var dayNumber))
        {
            return Refused(Refusal.BadDate, date);
        }

        if (!ReadingText.TryReadTime(time, out var secondOfDay))
        {
            return Refused(Refusal.BadTime, time);
        }

        return ReadingText.IsValue(value) ? Of(dayNumber, secondOfDay, value) : Refused(Refusal.BadValue, value);
    }
}
