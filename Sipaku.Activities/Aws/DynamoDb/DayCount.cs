using System.Globalization;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Counts valid days in a stream in which the readings of a day stand together.</summary>
/// <param name="lastDay">The valid day that the part before ended in.</param>
internal sealed class DayCount(string? lastDay)
{
    /// <summary>Days that began in this part.</summary>
    public int Days { get; private set; }

    /// <summary>The valid day seen last.</summary>
    public string? LastDay { get; private set; } = lastDay;

    /// <summary>Takes note of a reading's day.</summary>
    public void See(SensorField date)
    {
        if (date is { Text: { } day, IsNumber: false } && day != LastDay && TryParse(day, out _))
        {
            LastDay = day;
            Days++;
        }
    }

    /// <summary>Whether a text is a real date in <c>yyyy-MM-dd</c> from <see cref="ValidDays.First"/> on.</summary>
    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date >= ValidDays.First;
}
