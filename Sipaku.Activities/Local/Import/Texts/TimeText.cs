namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>
/// Times of day as people write them: <c>9:05</c>, <c>09:05:30.25</c> (the fraction is cut), <c>9:05 PM</c>, <c>18.00.00</c>, <c>1800</c>,
/// <c>24:00</c>, each with an offset from UTC or without.
/// </summary>
internal static class TimeText
{
    private const int SecondsPerHour = 3600;

    /// <summary>A whole text as a time.</summary>
    /// <param name="text">Without blanks around it.</param>
    /// <param name="second">Of the day, 0 to 86,400.</param>
    /// <param name="offset">Seconds from UTC, or <see cref="Stamp.NoOffset"/>.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out int second, out int offset)
    {
        offset = Stamp.NoOffset;
        return TryReadClock(ref text, out second) && TryReadHalf(ref text, ref second) && TryReadOffset(text, out offset);
    }

    private static bool TryReadClock(ref ReadOnlySpan<byte> text, out int second)
    {
        second = 0;
        int digits = Digits.Take(ref text, 6, out long number);
        if (digits is 3 or 4 or 6)
        {
            // 1800 and 180000, as loggers write them.
            (long clock, long seconds) = digits == 6 ? (number / 100, number % 100) : (number, 0);
            return TryMake(clock / 100, clock % 100, seconds, out second);
        }

        if (digits is not (1 or 2))
        {
            return false;
        }

        long minute = 0, last = 0;
        if (text.Length > 0 && text[0] is var mark && mark is (byte)':' or (byte)'.')
        {
            text = text[1..];
            if (Digits.Take(ref text, 2, out minute) != 2)
            {
                return false;
            }

            if (text.Length > 0 && text[0] == mark)
            {
                text = text[1..];
                if (Digits.Take(ref text, 2, out last) != 2 || !TryCutFraction(ref text))
                {
                    return false;
                }
            }
        }

        return TryMake(number, minute, last, out second);
    }

    private static bool TryCutFraction(ref ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int digits = Digits.Count(text[1..]);
        text = text[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryMake(long hour, long minute, long second, out int secondOfDay)
    {
        secondOfDay = (int)((((hour * 60) + minute) * 60) + second);
        return minute < 60 && second < 60 && (hour < 24 || secondOfDay == 24 * SecondsPerHour);
    }

    private static bool TryReadHalf(ref ReadOnlySpan<byte> text, ref int second)
    {
        ReadOnlySpan<byte> rest = text.TrimStart((byte)' ');
        int length = rest.Length >= 4 && rest[1] == '.' && rest[3] == '.' ? 4 : 2;
        if (rest.Length < length || (rest[length / 2] | 0x20) != 'm' || (rest[0] | 0x20) is not ('a' or 'p'))
        {
            return true;
        }

        text = rest[length..];
        int hour = second / SecondsPerHour;
        if (hour is < 1 or > 12)
        {
            return false;
        }

        second += (((rest[0] | 0x20) == 'p' ? 12 : 0) - (hour == 12 ? 12 : 0)) * SecondsPerHour;
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int offset)
    {
        offset = Stamp.NoOffset;
        text = text.Trim((byte)' ');
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8))
        {
            offset = 0;
            return true;
        }

        int sign = text[0] switch { (byte)'+' => 1, (byte)'-' => -1, _ => 0 };
        text = text[1..];
        int digits = Digits.Take(ref text, 4, out long hour);
        long minute = 0;
        if (digits == 4)
        {
            (hour, minute) = (hour / 100, hour % 100);
        }
        else if (digits == 2 && text.Length > 0 && text[0] == ':')
        {
            text = text[1..];
            digits = Digits.Take(ref text, 2, out minute);
        }

        offset = sign * (int)((hour * 60) + minute) * 60;
        return sign != 0 && digits is 2 or 4 && text.IsEmpty && hour <= 18 && minute < 60;
    }
}
