using System.Globalization;

namespace Sipaku.Activities.Local.Import;

/// <summary>Numbers as imports let them in: sign, digits, a point, an exponent.</summary>
internal static class NumberText
{
    // As many digits fit a double exactly, and so do the powers of ten up to theirs: one division rounds as a whole parse would.
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The number; short plain ones, which nearly all readings are, at a fraction of a general parse's cost.</summary>
    public static double Parse(ReadOnlySpan<byte> text)
    {
        bool negative = text[0] == '-';
        ReadOnlySpan<byte> rest = negative ? text[1..] : text;
        if (rest.Length <= ExactDigits)
        {
            long digits = 0;
            int decimals = 0;
            bool point = false;
            foreach (byte letter in rest)
            {
                if (letter == '.' && !point)
                {
                    point = true;
                }
                else if ((uint)(letter - '0') < 10)
                {
                    digits = (digits * 10) + (letter - '0');
                    decimals += point ? 1 : 0;
                }
                else
                {
                    return ParseAny(text);
                }
            }

            double value = digits / PowersOfTen[decimals];
            return negative ? -value : value;
        }

        return ParseAny(text);
    }

    private static double ParseAny(ReadOnlySpan<byte> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
