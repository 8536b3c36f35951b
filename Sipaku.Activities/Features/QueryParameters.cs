using System.Globalization;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Features;

/// <summary>What the two feature queries are told of the values that count as missing, as literals that both engines read as doubles.</summary>
/// <param name="Sentinels">Never empty, since an empty list is no SQL; infinity, which no value is, where there are none.</param>
/// <param name="Min">The smallest value that counts.</param>
/// <param name="Max">The largest.</param>
internal sealed record QueryParameters(string Sentinels, string Min, string Max)
{
    /// <summary>What both engines read as infinity.</summary>
    private const string Infinity = "1E400";

    /// <summary>As the settings say.</summary>
    public static QueryParameters Of(ReadingSettings settings)
    {
        IReadOnlyList<double> sentinels = settings.SentinelValues();
        return new QueryParameters(
            sentinels.Count == 0 ? Infinity : string.Join(',', sentinels.Select(Literal)),
            Literal(settings.Min ?? double.MinValue),
            Literal(settings.Max ?? double.MaxValue));
    }

    // Only an exponent makes a literal a double in both: without one it is an integer or a decimal.
    private static string Literal(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? text.Replace("E+", "E", StringComparison.Ordinal) : $"{text}E0";
    }
}
