using System.Globalization;

namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>Values as people write them: with a decimal comma, with divided thousands, or with a word for a missing one.</summary>
internal sealed class ValueText
{
    private static readonly byte[][] MissingWords = ["NA"u8.ToArray(), "N/A"u8.ToArray(), "NULL"u8.ToArray(), "NaN"u8.ToArray(), "---"u8.ToArray(), "#N/A"u8.ToArray()];

    private readonly byte? decimalMark;
    private readonly bool mayHaveComma;
    private readonly IReadOnlyList<double> sentinels;
    private readonly IReadOnlyList<byte[]> words;
    private readonly byte[] scratch = new byte[ReadingText.LongestValue];
    private byte seenMark;

    /// <param name="decimalMark">The decimal mark that the user says; the other one of point and comma then divides thousands.</param>
    /// <param name="mayHaveComma">Whether, unless the user says it, the first value with a mark decides: where a comma does not divide columns.</param>
    /// <param name="sentinels">Values that stand for a missing one.</param>
    /// <param name="words">Further words for a missing one.</param>
    public ValueText(byte? decimalMark, bool mayHaveComma, IReadOnlyList<double> sentinels, IReadOnlyList<byte[]> words)
    {
        this.decimalMark = decimalMark;
        this.mayHaveComma = mayHaveComma;
        this.sentinels = sentinels;
        this.words = [.. MissingWords, .. words];
    }

    /// <summary>What a text turned out to be.</summary>
    public enum Outcome
    {
        Value,
        Missing,
        Bad,
    }

    /// <summary>Reads a value.</summary>
    /// <param name="text">Without blanks around it.</param>
    /// <param name="value">As it is to be stored; valid until the next call.</param>
    public Outcome Read(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> value)
    {
        value = text;
        if (IsWord(text))
        {
            return Outcome.Missing;
        }

        if (!TryNormalise(ref value) || !ReadingText.IsValue(value))
        {
            value = text;
            return Outcome.Bad;
        }

        return IsSentinel(value) ? Outcome.Missing : Outcome.Value;
    }

    private bool IsWord(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (byte[] word in words)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSentinel(ReadOnlySpan<byte> value)
    {
        if (sentinels.Count == 0 || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return false;
        }

        foreach (double sentinel in sentinels)
        {
            if (number == sentinel)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryNormalise(ref ReadOnlySpan<byte> value)
    {
        if (value.Length > scratch.Length)
        {
            return false;
        }

        if (decimalMark is { } said)
        {
            return TryDropThousands(ref value, said) && TrySetPoint(ref value, said);
        }

        int at = value.IndexOfAny((byte)'.', (byte)',');
        if (at < 0)
        {
            return true;
        }

        byte mark = value[at];
        if (!mayHaveComma)
        {
            return mark == '.';
        }

        // One mark for the whole file: 1.234 among 1,5 and 2,5 may be meant as a thousand.
        seenMark = seenMark == 0 ? mark : seenMark;
        return mark == seenMark && TrySetPoint(ref value, mark);
    }

    private bool TrySetPoint(ref ReadOnlySpan<byte> value, byte mark)
    {
        if (mark == '.')
        {
            return true;
        }

        value.CopyTo(scratch);
        Span<byte> text = scratch.AsSpan(0, value.Length);
        if (text.Contains((byte)'.'))
        {
            return false;
        }

        text.Replace(mark, (byte)'.');
        value = text;
        return true;
    }

    /// <summary>Takes out the marks between groups of three digits.</summary>
    private bool TryDropThousands(ref ReadOnlySpan<byte> value, byte mark)
    {
        byte divider = (byte)(mark == '.' ? ',' : '.');
        if (!value.Contains(divider))
        {
            return true;
        }

        ReadOnlySpan<byte> rest = value;
        int length = 0;
        if (rest[0] is (byte)'+' or (byte)'-')
        {
            Move(ref rest, 1, ref length);
        }

        for (int group = 0; ; group++)
        {
            int digits = Digits.Count(rest);
            if (group == 0 ? digits is < 1 or > 3 : digits != 3)
            {
                return false;
            }

            Move(ref rest, digits, ref length);
            if (rest.IsEmpty || rest[0] != divider)
            {
                break;
            }

            rest = rest[1..];
        }

        bool whole = !rest.Contains(divider);
        Move(ref rest, rest.Length, ref length);
        value = scratch.AsSpan(0, length);
        return whole;
    }

    private void Move(ref ReadOnlySpan<byte> rest, int count, ref int length)
    {
        rest[..count].CopyTo(scratch.AsSpan(length));
        length += count;
        rest = rest[count..];
    }
}
