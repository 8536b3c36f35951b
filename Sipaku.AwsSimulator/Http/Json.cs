using System.Text.Json.Nodes;

namespace Sipaku.AwsSimulator.Http;

/// <summary>Short forms for the members of requests and responses.</summary>
internal static class Json
{
    public static string? Text(this JsonObject json, string member) => json[member]?.GetValue<string>();

    public static int? Int(this JsonObject json, string member) => json[member]?.GetValue<int>();

    public static bool Flag(this JsonObject json, string member) => json[member]?.GetValue<bool>() ?? false;

    public static JsonObject? Child(this JsonObject json, string member) => json[member]?.AsObject();

    public static IReadOnlyList<JsonObject> Children(this JsonObject json, string member) => [.. json[member]?.AsArray().Select(c => c!.AsObject()) ?? []];

    public static IReadOnlyList<string> Texts(this JsonObject json, string member) => [.. json[member]?.AsArray().Select(c => c!.GetValue<string>()) ?? []];

    public static DateTimeOffset? Time(this JsonObject json, string member) =>
        json[member] is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.GetValue<double>()) : null;

    /// <summary>A time as the protocol writes it: epoch seconds with milliseconds.</summary>
    public static JsonNode? Time(DateTimeOffset? time) => time is { } t ? JsonValue.Create(t.ToUnixTimeMilliseconds() / 1000m) : null;

    /// <summary>An object of the members that have a value.</summary>
    public static JsonObject Object(params (string Name, JsonNode? Value)[] members)
    {
        JsonObject json = new();
        foreach ((string? name, JsonNode? value) in members)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    /// <summary>A copy of a member, which may then stand in another object.</summary>
    public static JsonNode? Copy(this JsonObject json, string member) => json[member]?.DeepClone();

    /// <summary>Tags as a dictionary.</summary>
    public static IReadOnlyDictionary<string, string> Tags(this JsonObject json) =>
        json.Children("Tags").ToDictionary(t => t.Text("Key") ?? "", t => t.Text("Value") ?? "");
}
