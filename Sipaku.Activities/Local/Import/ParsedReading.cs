namespace Sipaku.Activities.Local.Import;

/// <summary>One line's reading, or what is wrong with it. Valid until the parser's next line.</summary>
internal readonly ref struct ParsedReading
{
    private ParsedReading(Refusal refusal, int dayNumber, int secondOfDay, ReadOnlySpan<byte> text)
    {
        Refusal = refusal;
        DayNumber = dayNumber;
        SecondOfDay = secondOfDay;
        Text = text;
    }

    public Refusal Refusal { get; }

    public int DayNumber { get; }

    public int SecondOfDay { get; }

    /// <summary>The value as it is written, or of a refused line the part that is wrong.</summary>
    public ReadOnlySpan<byte> Text { get; }

    public static ParsedReading Refused(Refusal refusal, ReadOnlySpan<byte> culprit = default) => new(refusal, 0, 0, culprit);

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

        return ReadingText.IsValue(value)
            ? new ParsedReading(Refusal.None, dayNumber, secondOfDay, value)
            : Refused(Refusal.BadValue, value);
    }
}
