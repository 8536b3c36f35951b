using System.Globalization;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Import;

/// <summary>Points out values that look like missing ones, with the setting that makes them so.</summary>
internal static class SuspiciousValues
{
    /// <summary>One sentence for all of them; none where the settings know them.</summary>
    public static IEnumerable<string> Describe(IReadOnlyList<(double Value, long Count)> suspicious, ReadingSettings settings)
    {
        IReadOnlyList<double> known = settings.SentinelValues();
        (double Value, long Count)[] news = [.. suspicious.Where(found => !known.Contains(found.Value) && !(found.Value < settings.Min) && !(found.Value > settings.Max))];
        string setting = string.Join(',', known.Concat(news.Select(found => found.Value)).Select(Show));
        return news.Length == 0
            ? []
            :
            [
                string.Join(", ", news.Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.Value} occurs {found.Count:N0} times")))
                    + (news.Length == 1 ? "; it looks like a missing value" : "; they look like missing values")
                    + $": Sipaku__Readings__Sentinels={setting}",
            ];
    }

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);
}
