using System.Globalization;

namespace Sipaku.Activities.Local.Readings;

/// <summary>Collects readings as lines of the DynamoDB export format, ready to be written out in large pieces.</summary>
internal sealed class ReadingLineBuffer
{
    private const int TimeLength = 8;
    private const int DateLength = 10;

    private readonly byte[] bytes = new byte[1 << 20];
    private readonly byte[] date = new byte[DateLength];
    private int length;
    private int dateOf = -1;

    private static ReadOnlySpan<byte> BeforeTime => "{\"Waktu\":{\"s\":\""u8;

    private static ReadOnlySpan<byte> BeforeValue => "\"},\"Value\":{\"n\":\""u8;

    private static ReadOnlySpan<byte> BeforeDate => "\"},\"Tanggal\":{\"s\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}}\n"u8;

    /// <summary>What is collected.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>Whether a line with a value of the longest kind that an import lets in still fits.</summary>
    public bool HasRoom => bytes.Length - length > 512;

    /// <summary>Starts over.</summary>
    public void Clear() => length = 0;

    /// <summary>Adds a line. Values hold digits, signs, a point and an exponent, so that nothing needs escaping.</summary>
    public void Add(long at, ReadOnlySpan<byte> value)
    {
        int day = ReadingTime.DayNumber(at);
        if (day != dateOf)
        {
            DateOnly.FromDayNumber(day).TryFormat(date, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            dateOf = day;
        }

        Append(BeforeTime);
        AppendTime(ReadingTime.SecondOfDay(at));
        Append(BeforeValue);
        Append(value);
        Append(BeforeDate);
        Append(date);
        Append(End);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(bytes.AsSpan(length));
        length += text.Length;
    }

    private void AppendTime(int secondOfDay)
    {
        Span<byte> text = bytes.AsSpan(length, TimeLength);
        TwoDigits(text, secondOfDay / 3600);
        text[2] = (byte)':';
        TwoDigits(text[3..], secondOfDay / 60 % 60);
        text[5] = (byte)':';
        TwoDigits(text[6..], secondOfDay % 60);
        length += TimeLength;
    }

    private static void TwoDigits(Span<byte> text, int number)
    {
        text[0] = (byte)('0' + (number / 10));
        text[1] = (byte)('0' + (number % 10));
    }
}
