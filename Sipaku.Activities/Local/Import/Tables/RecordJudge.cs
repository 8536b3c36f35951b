using System.Text;
using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>Makes readings of a table's records.</summary>
internal sealed class RecordJudge
{
    private const int SecondsPerHour = 3600;
    private const int MonthDigits = 6;
    private const int DayDigits = 2;

    private readonly ColumnMap map;
    private readonly SeriesWatch series;
    private readonly StampText stamps;
    private readonly ValueText values;
    private readonly int shift;
    private readonly string[] wanted;
    private readonly byte[][] lastMatch;

    /// <param name="map">The table's columns.</param>
    /// <param name="rules">What the user says.</param>
    /// <param name="series">Hears of stations, pollutants and units.</param>
    /// <param name="mayHaveDecimalComma">Whether a value may have one without the user saying so.</param>
    public RecordJudge(ColumnMap map, ReadingRules rules, SeriesWatch series, bool mayHaveDecimalComma)
    {
        this.map = map;
        this.series = series;
        stamps = new StampText(rules.DatePattern);
        values = new ValueText(
            rules.DecimalMark,
            mayHaveDecimalComma,
            [.. map.Profile.Sentinels, .. rules.Own?.SentinelValues(nameof(rules.Own.Sentinels)) ?? []],
            [.. map.Profile.MissingWords.Select(Encoding.UTF8.GetBytes)]);
        shift = map.Profile.IsHourEnding || rules.Own?.HourEnding == true ? -SecondsPerHour : 0;
        wanted = [.. map.Where.Select(where => where.Value)];
        lastMatch = [.. wanted.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Judges a record.</summary>
    /// <param name="fields">Its texts.</param>
    /// <param name="reading">What it is.</param>
    /// <returns>False where it is to be passed over: it is blank, or not of the rows that are wanted.</returns>
    public bool TryJudge(IRecordFields fields, out ParsedReading reading)
    {
        reading = default;
        if (IsBlank(fields) || !IsWanted(fields))
        {
            return false;
        }

        if (!TryReadStamp(fields, out Stamp stamp, out reading))
        {
            return true;
        }

        ValueText.Outcome outcome = values.Read(fields[map.Value], out ReadOnlySpan<byte> value);
        if (outcome == ValueText.Outcome.Bad)
        {
            reading = ParsedReading.Refused(value.Contains((byte)',') ? Refusal.DecimalMark : Refusal.BadValue, value);
            return true;
        }

        NoteSeries(fields);
        reading = ParsedReading.Stamped(stamp with { Second = stamp.Second + shift }, outcome == ValueText.Outcome.Missing ? default : value);
        return true;
    }

    private bool TryReadStamp(IRecordFields fields, out Stamp stamp, out ParsedReading refused)
    {
        refused = default;
        if (map.Date.Count > 1)
        {
            return TryReadParts(fields, out stamp, out refused);
        }

        ReadOnlySpan<byte> date = fields[map.Date[0]];
        if (date.Length <= DayDigits && map.Month >= 0)
        {
            return TryReadDayOfMonth(fields[map.Month], date, out stamp, out refused);
        }

        if (!stamps.TryRead(date, out stamp))
        {
            refused = ParsedReading.Refused(date.IsEmpty ? Refusal.NoDate : Refusal.BadDate, date);
            return false;
        }

        // An instant is complete. Else the column of its own says the time, whatever a date says that is midnight by habit.
        if (map.Time < 0 || stamp.OffsetSeconds != Stamp.NoOffset)
        {
            stamp = stamp with { Second = Math.Max(stamp.Second, 0) };
            return true;
        }

        ReadOnlySpan<byte> time = fields[map.Time];
        if (time.IsEmpty && stamp.Second != Stamp.NoTime)
        {
            return true;
        }

        if (!TimeText.TryRead(time, out int second, out int offset))
        {
            if (!stamps.TryRead(time, out Stamp other) || other.Second == Stamp.NoTime)
            {
                refused = ParsedReading.Refused(time.IsEmpty ? Refusal.NoTime : Refusal.BadTime, time);
                return false;
            }

            (second, offset) = (other.Second, other.OffsetSeconds);
        }

        stamp = new Stamp(stamp.Days, second, offset);
        return true;
    }

    private static bool TryReadDayOfMonth(ReadOnlySpan<byte> month, ReadOnlySpan<byte> day, out Stamp stamp, out ParsedReading refused)
    {
        refused = ParsedReading.Refused(day.IsEmpty ? Refusal.NoDate : Refusal.BadDate, day);
        stamp = default;
        if (day.IsEmpty || month.Length != MonthDigits)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[MonthDigits + DayDigits];
        text.Fill((byte)'0');
        month.CopyTo(text);
        day.CopyTo(text[^day.Length..]);
        ReadOnlySpan<byte> rest = text;
        bool isDate = DateText.TryTake(ref rest, out DateChoice days) && rest.IsEmpty;
        stamp = new Stamp(days, 0, Stamp.NoOffset);
        return isDate;
    }

    private bool TryReadParts(IRecordFields fields, out Stamp stamp, out ParsedReading refused)
    {
        stamp = default;
        refused = ParsedReading.Refused(Refusal.BadDate, fields[map.Date[0]]);
        Span<byte> text = stackalloc byte[16];
        int length = 0;
        foreach (int column in (ReadOnlySpan<int>)[map.Date[0], map.Date[1], map.Date[2]])
        {
            ReadOnlySpan<byte> part = fields[column];
            if (part.Length is 0 or > 4)
            {
                return false;
            }

            part.CopyTo(text[length..]);
            length += part.Length;
            text[length++] = (byte)'-';
        }

        if (!stamps.TryRead(text[..(length - 1)], out stamp) || stamp.Second != Stamp.NoTime)
        {
            return false;
        }

        ReadOnlySpan<byte> hour = fields[map.Date[3]];
        if (!TimeText.TryRead(hour, out int second, out _))
        {
            refused = ParsedReading.Refused(Refusal.BadTime, hour);
            return false;
        }

        stamp = stamp with { Second = second };
        return true;
    }

    private bool IsBlank(IRecordFields fields)
    {
        if (!fields[map.Value].IsEmpty || !fields[map.Date[0]].IsEmpty)
        {
            return false;
        }

        for (int column = 0; column < fields.Count; column++)
        {
            if (!fields[column].IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWanted(IRecordFields fields)
    {
        for (int index = 0; index < wanted.Length; index++)
        {
            ReadOnlySpan<byte> text = fields[map.Where[index].Column];
            if (text.SequenceEqual(lastMatch[index]))
            {
                continue;
            }

            if (!FieldText.Decode(text).Equals(wanted[index], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            lastMatch[index] = text.ToArray();
        }

        return true;
    }

    private void NoteSeries(IRecordFields fields)
    {
        foreach (int column in map.Station)
        {
            series.Note(map.Names[column], fields[column]);
        }

        if (map.Pollutant >= 0)
        {
            series.Note(map.Names[map.Pollutant], fields[map.Pollutant]);
        }

        if (map.Unit >= 0)
        {
            series.Note(map.Names[map.Unit], fields[map.Unit]);
        }
    }
}
