using System.Globalization;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>Values as Hive's text format writes them.</summary>
internal static class HiveText
{
    public static string Write(object? value, RowFormat format) => value switch
    {
        null or DBNull => format.Null,
        double d => JavaDouble(d),
        float f => JavaDouble(f),
        bool b => b ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? format.Null,
    };

    /// <summary>The text with another control character in place of NUL, at which a text would end on its way into DuckDB.</summary>
    public static string WithoutNul(string text) => text.Replace('\0', '\u0002');

    /// <summary>A double as Java's Double.toString: always a decimal point, scientific below 1e-3 and from 1e7 on.</summary>
    private static string JavaDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }

        string scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        int exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is >= -3 and < 7)
        {
            string plain = value.ToString("0.0##########################", CultureInfo.InvariantCulture);
            return double.Parse(plain, CultureInfo.InvariantCulture).Equals(value) ? plain : value.ToString("R", CultureInfo.InvariantCulture);
        }

        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        string digits = new([.. shortest.TakeWhile(c => c != 'E').Where(char.IsAsciiDigit)]);
        digits = digits.Trim('0');
        string sign = value < 0 ? "-" : "";
        return $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}";
    }
}
