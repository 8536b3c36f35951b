using System.Buffers;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>
/// Dates as people write them: <c>2019-02-03</c>, <c>2019/2/3</c>, <c>20190203</c>, <c>3.2.2019</c>, <c>2/3/19</c>, <c>03-Feb-2019</c>.
/// </summary>
internal static class DateText
{
    private const int LastOfThisCentury = 69;
    private static readonly SearchValues<byte> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Takes a date off the start of a text.</summary>
    /// <param name="text">Loses the date.</param>
    /// <param name="days">The day, or what it may be.</param>
    /// <returns>False where there is no date, or one that is no day under any order.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> text, out DateChoice days)
    {
        days = default;
        int first = Digits.Take(ref text, 8, out long a);
        if (first == 8)
        {
            return TryBeCertain(DayOf(a / 10_000, a / 100 % 100, a % 100), out days);
        }

        if (first is not (1 or 2 or 4) || text.IsEmpty || text[0] is not ((byte)'-' or (byte)'/' or (byte)'.' or (byte)' '))
        {
            return false;
        }

        byte mark = text[0];
        text = text[1..];
        bool named = TryTakeMonth(ref text, out long b);
        if ((!named && Digits.Take(ref text, 2, out b) == 0) || text.IsEmpty || text[0] != mark)
        {
            return false;
        }

        text = text[1..];
        int last = Digits.Take(ref text, 4, out long c);
        if (first == 4)
        {
            return last is 1 or 2 && TryBeCertain(DayOf(a, b, c), out days);
        }

        if (last is not (2 or 4))
        {
            return false;
        }

        long year = last == 4 ? c : Century(c);
        if (named)
        {
            return TryBeCertain(DayOf(year, b, a), out days);
        }

        days = new DateChoice(last == 2 && first == 2 ? DayOf(Century(a), b, c) : -1, DayOf(year, b, a), DayOf(year, a, b));
        return days.Orders != DateOrders.None;
    }

    private static bool TryBeCertain(int day, out DateChoice days)
    {
        days = DateChoice.Certain(day);
        return day >= 0;
    }

    private static int DayOf(long year, long month, long day) =>
        year < ValidDays.First.Year || year > DateOnly.MaxValue.Year || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month)
            ? -1
            : new DateOnly((int)year, (int)month, (int)day).DayNumber;

    private static long Century(long year) => year <= LastOfThisCentury ? 2000 + year : 1900 + year;

    private static bool TryTakeMonth(ref ReadOnlySpan<byte> text, out long month)
    {
        month = 0;
        if (text.Length < 3 || !char.IsAsciiLetter((char)text[0]))
        {
            return false;
        }

        for (int index = 0; index < Months.Length; index++)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text[..3], Months[index]))
            {
                month = index + 1;
                int other = text.IndexOfAnyExcept(Letters);
                text = other < 0 ? default : text[other..];
                return true;
            }
        }

        return false;
    }
}
