using System.Globalization;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>
/// Counts valid days that come in any order. Travels from part to part as ranges of day numbers, which neighbouring days keep short.
/// </summary>
internal sealed class DaySet
{
    private readonly HashSet<int> _days = [];
    private string? _last;

    /// <summary>The days of the parts before.</summary>
    public DaySet(string ranges)
    {
        foreach (string range in ranges.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            int[] bounds = range.Split('-').Select(day => int.Parse(day, CultureInfo.InvariantCulture)).ToArray();
            _days.UnionWith(Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1));
        }
    }

    /// <summary>Distinct days so far.</summary>
    public int Count => _days.Count;

    /// <summary>Takes note of a reading's day.</summary>
    public void See(SensorField date)
    {
        if (date is { Text: { } day, IsNumber: false } && day != _last && DayCount.TryParse(day, out DateOnly parsed))
        {
            _last = day;
            _days.Add(parsed.DayNumber);
        }
    }

    /// <summary>As the constructor takes it.</summary>
    public string ToText()
    {
        List<string> ranges = new();
        List<int> sorted = _days.Order().ToList();
        for (int start = 0; start < sorted.Count;)
        {
            int end = start;
            while (end + 1 < sorted.Count && sorted[end + 1] == sorted[end] + 1)
            {
                end++;
            }

            ranges.Add(string.Create(CultureInfo.InvariantCulture, $"{sorted[start]}-{sorted[end]}"));
            start = end + 1;
        }

        return string.Join(',', ranges);
    }
}
