using System.Text.Json;
using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Metadata;

/// <summary>What a worker is told of a function's bindings when it loads it; extensions in it go by their types.</summary>
internal static class BindingDescriptions
{
    /// <summary>
    /// Adds the descriptions where the worker gave only their JSON, as it does for an app without worker indexing: making them of it is the
    /// host's part.
    /// </summary>
    public static void Complete(RpcFunctionMetadata function)
    {
        if (function.Bindings.Count > 0)
        {
            return;
        }

        foreach (string text in function.RawBindings)
        {
            using JsonDocument document = JsonDocument.Parse(text);
            Dictionary<string, string> members = document.RootElement.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .GroupBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(named => named.Key, named => named.First().Value.GetString()!, StringComparer.OrdinalIgnoreCase);
            if (members.TryGetValue("name", out string? name))
            {
                function.Bindings[name] = new BindingInfo
                {
                    Type = members.GetValueOrDefault("type", ""),
                    Direction = Parse<BindingInfo.Types.Direction>(members.GetValueOrDefault("direction")),
                    DataType = Parse<BindingInfo.Types.DataType>(members.GetValueOrDefault("dataType")),
                };
            }
        }
    }

    private static T Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out T parsed) ? parsed : default;
}
