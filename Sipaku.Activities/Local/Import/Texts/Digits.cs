namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>Numbers made of ASCII digits.</summary>
internal static class Digits
{
    /// <summary>How many digits a text starts with.</summary>
    public static int Count(ReadOnlySpan<byte> text)
    {
        int other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }

    /// <summary>Takes a number off the start of a text.</summary>
    /// <param name="text">Loses the digits.</param>
    /// <param name="most">As many digits may it have.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many digits it has; 0 where there is none, or where there are too many.</returns>
    public static int Take(ref ReadOnlySpan<byte> text, int most, out long number)
    {
        number = 0;
        int count = Count(text);
        if (count > most)
        {
            return 0;
        }

        foreach (byte digit in text[..count])
        {
            number = (number * 10) + (digit - '0');
        }

        text = text[count..];
        return count;
    }
}
