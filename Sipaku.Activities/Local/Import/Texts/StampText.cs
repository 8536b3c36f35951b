using System.Buffers;
using System.Globalization;
using System.Text;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>Dates with times as people write them: a date and a time, an ISO instant, seconds or milliseconds since 1970.</summary>
/// <param name="pattern">A pattern of .NET that a date has to match, or <see langword="null"/>.</param>
internal sealed class StampText(string? pattern)
{
    private const long SecondsPerDay = 86_400;

    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("Hhmst");

    /// <summary>A whole text as a date, with or without a time.</summary>
    /// <param name="text">Without blanks around it.</param>
    /// <param name="stamp">What it says.</param>
    public bool TryRead(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        if (pattern is not null)
        {
            return TryReadByPattern(text, out stamp);
        }

        if (TryReadDigits(text, out stamp))
        {
            return true;
        }

        stamp = default;
        if (!DateText.TryTake(ref text, out DateChoice days))
        {
            return false;
        }

        if (text.IsEmpty)
        {
            stamp = new Stamp(days, Stamp.NoTime, Stamp.NoOffset);
            return true;
        }

        if (text[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TimeText.TryRead(text[1..].TrimStart((byte)' '), out int second, out int offset))
        {
            return false;
        }

        stamp = new Stamp(days, second, offset);
        return true;
    }

    private bool TryReadByPattern(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        if (!DateTimeOffset.TryParseExact(Encoding.UTF8.GetString(text), pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed)
            || parsed.Date < ValidDays.First.ToDateTime(default))
        {
            return false;
        }

        bool hasTime = pattern!.AsSpan().ContainsAny(TimeLetters);
        bool hasOffset = pattern.AsSpan().ContainsAny('z', 'K');
        stamp = new Stamp(
            DateChoice.Certain(DateOnly.FromDateTime(parsed.DateTime).DayNumber),
            hasTime ? (int)(parsed.TimeOfDay.Ticks / TimeSpan.TicksPerSecond) : Stamp.NoTime,
            hasOffset ? (int)parsed.Offset.TotalSeconds : Stamp.NoOffset);
        return true;
    }

    /// <summary>
    /// Digits alone: seconds (9 or 10 digits), milliseconds (12 or 13), microseconds (15 or 16) since 1970, the fraction cut, or a date and a
    /// time in 12 or 14.
    /// </summary>
    private static bool TryReadDigits(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        int digits = Digits.Count(text);
        if (digits is 12 or 14 && digits == text.Length)
        {
            ReadOnlySpan<byte> date = text[..8];
            if (DateText.TryTake(ref date, out DateChoice days) && TimeText.TryRead(digits == 12 ? text[8..12] : text[8..14], out int second, out _))
            {
                stamp = new Stamp(days, second, Stamp.NoOffset);
                return true;
            }
        }

        ReadOnlySpan<byte> rest = text;
        if (digits is not (9 or 10 or 12 or 13 or 15 or 16) || Digits.Take(ref rest, 16, out long number) == 0 || !IsFraction(rest))
        {
            return false;
        }

        long epoch = digits switch { <= 10 => number, <= 13 => number / 1000, _ => number / 1_000_000 };
        int day = (int)Math.DivRem(epoch, SecondsPerDay, out long secondOfDay) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        stamp = new Stamp(DateChoice.Certain(day), (int)secondOfDay, 0);
        return true;
    }

    private static bool IsFraction(ReadOnlySpan<byte> text) => text.IsEmpty || (text[0] == '.' && Digits.Count(text[1..]) == text.Length - 1);
}
