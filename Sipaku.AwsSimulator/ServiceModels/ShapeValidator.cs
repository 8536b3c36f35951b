using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sipaku.AwsSimulator.ServiceModels;

/// <summary>Checks JSON against shapes of an API model: required and unknown members, types, enums, lengths, ranges, patterns.</summary>
internal sealed class ShapeValidator(JsonElement shapes)
{
    private static readonly ConcurrentDictionary<string, Regex> _patterns = new();

    public IReadOnlyList<string> Validate(string shape, JsonNode? value)
    {
        List<string> problems = new();
        Check(shape, value, "", problems);
        return problems;
    }

    private void Check(string shapeName, JsonNode? value, string path, List<string> problems)
    {
        JsonElement shape = shapes.GetProperty(shapeName);
        string type = shape.GetProperty("type").GetString()!;
        if (!HasType(type, value))
        {
            problems.Add($"{Where(path)} is no {type}");
            return;
        }

        switch (type)
        {
            case "structure":
                CheckStructure(shape, value!.AsObject(), path, problems);
                break;
            case "list":
                JsonArray items = value!.AsArray();
                CheckRange(shape, items.Count, "entries", path, problems);
                string itemShape = shape.GetProperty("member").GetProperty("shape").GetString()!;
                for (int i = 0; i < items.Count; i++)
                {
                    Check(itemShape, items[i], $"{path}[{i}]", problems);
                }

                break;
            case "map":
                CheckRange(shape, value!.AsObject().Count, "entries", path, problems);
                foreach ((string? key, JsonNode? item) in value.AsObject())
                {
                    Check(shape.GetProperty("key").GetProperty("shape").GetString()!, JsonValue.Create(key), $"{path}.key", problems);
                    Check(shape.GetProperty("value").GetProperty("shape").GetString()!, item, $"{path}.{key}", problems);
                }

                break;
            case "string":
                CheckString(shape, value!.GetValue<string>(), path, problems);
                break;
            case "blob":
                CheckRange(shape, Convert.FromBase64String(value!.GetValue<string>()).Length, "bytes", path, problems);
                break;
            case "integer" or "long" or "float" or "double" when value!.GetValueKind() == JsonValueKind.Number:
                CheckRange(shape, Number(value), "", path, problems);
                break;
        }
    }

    private void CheckStructure(JsonElement shape, JsonObject value, string path, List<string> problems)
    {
        JsonElement members = shape.GetProperty("members");
        if (shape.TryGetProperty("required", out JsonElement required))
        {
            problems.AddRange(required.EnumerateArray().Select(r => r.GetString()!)
                .Where(name => value[name] is null)
                .Select(name => $"{Where(Join(path, name))} is missing"));
        }

        foreach ((string? name, JsonNode? item) in value)
        {
            if (!members.TryGetProperty(name, out JsonElement member))
            {
                problems.Add($"{Where(Join(path, name))} is no member of the structure");
            }
            else if (item is not null)
            {
                Check(member.GetProperty("shape").GetString()!, item, Join(path, name), problems);
            }
        }
    }

    private static void CheckString(JsonElement shape, string value, string path, List<string> problems)
    {
        if (shape.TryGetProperty("enum", out JsonElement values) && !values.EnumerateArray().Any(v => v.ValueEquals(value)))
        {
            problems.Add($"{Where(path)} is '{value}', which is not one of the enumeration");
        }

        CheckRange(shape, value.EnumerateRunes().Count(), "characters", path, problems);
        if (shape.TryGetProperty("pattern", out JsonElement pattern) && !_patterns.GetOrAdd(pattern.GetString()!, Compile).IsMatch(value))
        {
            problems.Add($"{Where(path)} is '{value}', which does not match {pattern.GetString()}");
        }
    }

    private static void CheckRange(JsonElement shape, double value, string unit, string path, List<string> problems)
    {
        if (shape.TryGetProperty("min", out JsonElement min) && value < min.GetDouble())
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{Where(path)} is {value} {unit}, below the minimum of {min.GetDouble()}"));
        }

        if (shape.TryGetProperty("max", out JsonElement max) && value > max.GetDouble())
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{Where(path)} is {value} {unit}, above the maximum of {max.GetDouble()}"));
        }
    }

    private static bool HasType(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("structure" or "map", JsonValueKind.Object) => true,
        ("list", JsonValueKind.Array) => true,
        ("string" or "blob", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Number(value!) is var n && n == Math.Truncate(n) && n is >= int.MinValue and <= int.MaxValue,
        ("long", JsonValueKind.Number) => Number(value!) is var n && n == Math.Truncate(n),
        ("float" or "double" or "timestamp", JsonValueKind.Number) => true,
        ("float" or "double", JsonValueKind.String) => value!.GetValue<string>() is "NaN" or "Infinity" or "-Infinity",
        _ => false,
    };

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    // The models' patterns are Java's: they match the whole value, know POSIX classes, and write supplementary characters as a range
    // of surrogate pairs, which is a reversed range here.
    private static Regex Compile(string pattern)
    {
        string translated = pattern
            .Replace(@"\uD800\uDC00-\uDBFF\uDFFF", @"\uD800-\uDFFF", StringComparison.Ordinal)
            .Replace(@"\p{ASCII}", @"[\x00-\x7F]", StringComparison.Ordinal)
            .Replace(@"\p{Print}", @"\x20-\x7E", StringComparison.Ordinal)
            .Replace(@"\p{Alnum}", "a-zA-Z0-9", StringComparison.Ordinal);
        return new Regex($@"\A(?:{translated})\z", RegexOptions.CultureInvariant);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Where(string path) => path.Length == 0 ? "the value" : path;
}
