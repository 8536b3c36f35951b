using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Features;

/// <summary>What the two feature queries are told beside their files, as literals that both engines read alike.</summary>
/// <param name="Sentinels">Never empty, since an empty list is no SQL; infinity, which no value is, where there are none.</param>
/// <param name="Min">The smallest value that counts.</param>
/// <param name="Max">The largest.</param>
/// <param name="LastDay">The last day that counts, <c>yyyy-MM-dd</c>.</param>
/// <param name="MaxSpan">The most days that may lie between the oldest lag of a row and its label.</param>
internal sealed record QueryParameters(string Sentinels, string Min, string Max, string LastDay, string MaxSpan)
{
    /// <summary>What both engines read as infinity.</summary>
    private const string Infinity = "1E400";

    private static readonly int AnySpan = DateOnly.MaxValue.DayNumber;

    /// <summary>By the names that they have in the queries.</summary>
    public IReadOnlyDictionary<string, string> ByName => new Dictionary<string, string>
    {
        ["SENTINELS"] = Sentinels,
        ["MIN"] = Min,
        ["MAX"] = Max,
        ["LAST_DAY"] = LastDay,
        ["MAX_SPAN"] = MaxSpan,
    };

    /// <summary>As the settings and the run say.</summary>
    public static QueryParameters Of(ReadingSettings settings, GapPolicy gapPolicy = GapPolicy.Rows, DateOnly? lastDay = null)
    {
        IReadOnlyList<double> sentinels = settings.SentinelValues();
        int maxSpan = gapPolicy == GapPolicy.Strict ? DayAverages.Lags : AnySpan;
        return new QueryParameters(
            sentinels.Count == 0 ? Infinity : string.Join(',', sentinels.Select(Literal)),
            Literal(settings.Min ?? double.MinValue),
            Literal(settings.Max ?? double.MaxValue),
            (lastDay ?? DateOnly.MaxValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            maxSpan.ToString(CultureInfo.InvariantCulture));
    }

    // Only an exponent makes a literal a double in both: without one it is an integer or a decimal.
    private static string Literal(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? text.Replace("E+", "E", StringComparison.Ordinal) : $"{text}E0";
    }
}
