using System.Text.Json;
using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Metadata;

/// <summary>Reads the bindings of the worker's functions, and refuses those that this host does not serve.</summary>
internal static class FunctionMetadataReader
{
    /// <exception cref="FunctionsHostException">The app wants something that this host does not serve.</exception>
    public static IReadOnlyList<AppFunction> Read(IEnumerable<RpcFunctionMetadata> descriptions)
    {
        List<AppFunction> functions = [.. descriptions.Select(Read)];
        if (functions.Count == 0)
        {
            throw new FunctionsHostException("The app has no functions. Is it built with Microsoft.Azure.Functions.Worker.Sdk?");
        }

        if (functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(named => named.Count() > 1) is { } twins)
        {
            throw new FunctionsHostException($"The app has {twins.Count()} functions named '{twins.Key}'; give each a name of its own.");
        }

        return functions;
    }

    private static AppFunction Read(RpcFunctionMetadata description)
    {
        string name = description.Name;
        string? trigger = null;
        FunctionKind kind = default;
        HttpTrigger? http = null;
        List<string> clients = [];
        foreach (string text in description.RawBindings)
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement binding = document.RootElement;
            string type = Text(binding, "type") ?? "";
            switch (type.ToUpperInvariant())
            {
                case "HTTPTRIGGER":
                    (trigger, kind, http) = (Text(binding, "name"), FunctionKind.Http, ReadHttp(name, binding));
                    break;
                case "ORCHESTRATIONTRIGGER":
                    (trigger, kind) = (Text(binding, "name"), FunctionKind.Orchestrator);
                    break;
                case "ACTIVITYTRIGGER":
                    (trigger, kind) = (Text(binding, "name"), FunctionKind.Activity);
                    break;
                case "DURABLECLIENT":
                    clients.Add(Text(binding, "name")!);
                    break;
                case "HTTP" when IsOutput(binding):
                    break;
                case "ENTITYTRIGGER":
                    throw new FunctionsHostException($"The function '{name}' is a durable entity, which this host does not serve. Leave it out, or run the app with Azure Functions Core Tools.");
                default:
                    throw new FunctionsHostException($"The function '{name}' has the binding '{type}', which this host does not serve: it serves HTTP, durable orchestrators, activities and clients. Run the app with Azure Functions Core Tools.");
            }
        }

        return trigger is null
            ? throw new FunctionsHostException($"The function '{name}' has no trigger.")
            : new AppFunction(name, kind, trigger, clients, http, description);
    }

    private static HttpTrigger ReadHttp(string name, JsonElement binding)
    {
        string level = Text(binding, "authLevel") ?? nameof(AccessLevel.Function);
        return new HttpTrigger(
            Text(binding, "route") ?? name,
            Property(binding, "methods") is { ValueKind: JsonValueKind.Array } methods
                ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]
                : [],
            Enum.TryParse(level, ignoreCase: true, out AccessLevel parsed)
                ? parsed
                : throw new FunctionsHostException($"The function '{name}' asks for the authorization level '{level}', which this host does not serve: it serves Anonymous, Function and Admin."));
    }

    private static bool IsOutput(JsonElement binding) => "out".Equals(Text(binding, "direction"), StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement binding, string name) => Property(binding, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Property(JsonElement binding, string name)
    {
        foreach (JsonProperty property in binding.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}
