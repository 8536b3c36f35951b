using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>The properties of a failure as JSON. Times are text with the prefix that the official worker gives them.</summary>
internal static class FailureProperties
{
    private const string TimePrefix = "dt:";
    private const string TimeWithOffsetPrefix = "dto:";

    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int or long or float or double or decimal => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        DateTime time => JsonValue.Create(TimePrefix + time.ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset time => JsonValue.Create(TimeWithOffsetPrefix + time.ToString("O", CultureInfo.InvariantCulture)),
        IDictionary<string, object?> members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Write(member.Value)))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Write)]),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    public static Dictionary<string, object?> Read(JsonObject members) =>
        members.ToDictionary(member => member.Key, member => Read(member.Value));

    private static object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => Read(members),
        JsonArray items => items.Select(Read).ToList(),
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out double number) => number,
        _ => Text(node.GetValue<string>()),
    };

    // JSON has no number that is none.
    private static JsonValue? Number(double number) =>
        double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture));

    private static object Text(string text)
    {
        if (text.StartsWith(TimePrefix, StringComparison.Ordinal)
            && DateTime.TryParse(text[TimePrefix.Length..], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time))
        {
            return time;
        }

        return text.StartsWith(TimeWithOffsetPrefix, StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text[TimeWithOffsetPrefix.Length..], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset withOffset)
            ? withOffset
            : text;
    }
}
