using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Metadata;

/// <summary>Reads the bindings of the worker's functions, and refuses those that this host does not serve.</summary>
internal static class FunctionMetadataReader
{
    /// <summary>The functions that the settings do not take out of the app.</summary>
    /// <param name="descriptions">As the worker gives them.</param>
    /// <param name="configuration">The app's settings: <c>AzureWebJobs.NAME.Disabled</c> counts as under Azure Functions.</param>
    /// <exception cref="FunctionsHostException">The app wants something that this host does not serve.</exception>
    public static IReadOnlyList<AppFunction> Read(IReadOnlyCollection<RpcFunctionMetadata> descriptions, IConfiguration configuration)
    {
        if (descriptions.Count == 0)
        {
            throw new FunctionsHostException("The app has no functions. Is it built with Microsoft.Azure.Functions.Worker.Sdk?");
        }

        RpcFunctionMetadata[] enabled = [.. descriptions.Where(description => !IsDisabled(description.Name, configuration))];
        RefuseEntities([.. enabled.Where(IsEntity).Select(description => $"'{description.Name}'")]);
        List<AppFunction> functions = [.. enabled.Select(Read)];
        if (functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(named => named.Count() > 1) is { } twins)
        {
            throw new FunctionsHostException($"The app has {twins.Count()} functions named '{twins.Key}'; give each a name of its own.");
        }

        return functions;
    }

    private static bool IsDisabled(string name, IConfiguration configuration) =>
        (configuration[$"AzureWebJobs.{name}.Disabled"] ?? configuration[$"AzureWebJobs:{name}:Disabled"]) is "1" or "true" or "True";

    private static bool IsEntity(RpcFunctionMetadata description) => description.RawBindings.Any(text =>
    {
        using JsonDocument binding = JsonDocument.Parse(text);
        return "entityTrigger".Equals(Text(binding.RootElement, "type"), StringComparison.OrdinalIgnoreCase);
    });

    private static void RefuseEntities(string[] names)
    {
        if (names.Length > 0)
        {
            string subject = names.Length == 1 ? $"The function {names[0]} is a durable entity" : $"The functions {string.Join(", ", names)} are durable entities";
            throw new FunctionsHostException(
                $"{subject}, which this host does not serve. Leave out or disable what it does not serve, or run the app with Azure Functions Core Tools.");
        }
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
