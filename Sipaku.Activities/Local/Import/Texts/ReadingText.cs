using System.Buffers.Binary;
using System.Globalization;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>Reads days, times and values from UTF-8 text by the rule that the feature queries share, without an object a line.</summary>
internal sealed class ReadingText
{
    /// <summary>DynamoDB keeps 38 digits; nothing that a sensor says needs this many characters.</summary>
    public const int LongestValue = 100;

    private const int DateLength = 10;
    private ulong lastYearAndMonth;
    private ushort lastDay;
    private int lastDayNumber = -1;

    /// <summary>A real date in yyyy-MM-dd from <see cref="ValidDays.First"/> on, as its day number.</summary>
    public bool TryReadDate(ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text.Length != DateLength)
        {
            return false;
        }

        // Readings come in runs of one day.
        ulong yearAndMonth = BinaryPrimitives.ReadUInt64LittleEndian(text);
        ushort day = BinaryPrimitives.ReadUInt16LittleEndian(text[8..]);
        if (lastDayNumber < 0 || yearAndMonth != lastYearAndMonth || day != lastDay)
        {
            if (!TryParseDate(text, out int parsed))
            {
                return false;
            }

            (lastYearAndMonth, lastDay, lastDayNumber) = (yearAndMonth, day, parsed);
        }

        dayNumber = lastDayNumber;
        return true;
    }

    /// <summary>HH:mm or HH:mm:ss, as the second of the day.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out int secondOfDay)
    {
        secondOfDay = 0;
        if (text.Length is not (5 or 8) || text[2] != ':' || !TwoDigits(text, 24, out int hour) || !TwoDigits(text[3..], 60, out int minute))
        {
            return false;
        }

        int second = 0;
        if (text.Length == 8 && (text[5] != ':' || !TwoDigits(text[6..], 60, out second)))
        {
            return false;
        }

        secondOfDay = (((hour * 60) + minute) * 60) + second;
        return true;
    }

    /// <summary>Digits with an optional sign, point and exponent, and finite.</summary>
    public static bool IsValue(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestValue)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        int digits = CountDigits(rest);
        rest = rest[digits..];
        if (rest.Length > 0 && rest[0] == '.')
        {
            int decimals = CountDigits(rest[1..]);
            digits += decimals;
            rest = rest[(decimals + 1)..];
        }

        if (digits == 0 || rest.IsEmpty)
        {
            return digits > 0;
        }

        // Without an exponent there are too few characters to overflow.
        return IsExponent(rest) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
    }

    private static bool IsExponent(ReadOnlySpan<byte> text)
    {
        if (text[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        text = text[1..];
        if (text.Length > 0 && text[0] is (byte)'+' or (byte)'-')
        {
            text = text[1..];
        }

        return text.Length > 0 && CountDigits(text) == text.Length;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }

    private static bool TryParseDate(ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text[4] != '-' || text[7] != '-'
            || !TwoDigits(text, 100, out int century) || !TwoDigits(text[2..], 100, out int year)
            || !TwoDigits(text[5..], 13, out int month) || !TwoDigits(text[8..], 32, out int day))
        {
            return false;
        }

        year += century * 100;
        if (year < ValidDays.First.Year || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        dayNumber = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    private static bool TwoDigits(ReadOnlySpan<byte> text, int below, out int number)
    {
        int tens = text[0] - '0';
        int ones = text[1] - '0';
        number = (tens * 10) + ones;
        return (uint)tens < 10 && (uint)ones < 10 && number < below;
    }
}
