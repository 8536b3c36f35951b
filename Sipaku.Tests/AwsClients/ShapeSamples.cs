using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.ServiceModels;

namespace Sipaku.Tests.AwsClients;

/// <summary>
/// JSON that an API model allows, with every member that a class of the client has, and on demand those that the model requires beyond them:
/// a service's answer has more members than the client reads.
/// </summary>
internal static class ShapeSamples
{
    private const int MostNesting = 6;

    private static readonly string[] _texts =
    [
        "abc1", "a", "1", "s3://bucket/key", "arn:aws:iam::000000000000:role/service/r", "arn:aws:sagemaker:us-east-1:000000000000:endpoint/x",
        "arn:aws:sagemaker:us-east-1:000000000000:training-job/x", "arn:aws:sagemaker:us-east-1:000000000000:endpoint-config/x",
        "arn:aws:sagemaker:us-east-1:000000000000:model/x",
        "arn:aws:sagemaker:us-east-1:000000000000:model-package/x", "arn:aws:elasticmapreduce:us-east-1:000000000000:cluster/j-1", "/opt/ml/checkpoints",
    ];

    public static JsonObject Of(ServiceModel model, string shape, Type type, bool withAllRequired = false) => Structure(model, shape, type, withAllRequired, 0);

    private static JsonObject Structure(ServiceModel model, string shape, Type? type, bool withAllRequired, int depth)
    {
        JsonObject json = new();
        JsonElement members = model.Shape(shape).GetProperty("members");
        foreach (PropertyInfo property in type?.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) ?? [])
        {
            Add(property.Name, property.PropertyType);
        }

        if (withAllRequired && model.Shape(shape).TryGetProperty("required", out JsonElement required))
        {
            foreach (string member in required.EnumerateArray().Select(r => r.GetString()!).Where(member => !json.ContainsKey(member)))
            {
                Add(member, null);
            }
        }

        return json;

        void Add(string member, Type? memberType)
        {
            if (Value(model, Shape(members, member), memberType, withAllRequired, depth + 1) is { } value)
            {
                json[member] = value;
            }
        }
    }

    private static JsonNode? Value(ServiceModel model, string shapeName, Type? type, bool withAllRequired, int depth)
    {
        JsonElement shape = model.Shape(shapeName);
        return shape.GetProperty("type").GetString() switch
        {
            "structure" => depth > MostNesting ? null : Structure(model, shapeName, type, withAllRequired, depth),
            "list" => Value(model, Shape(shape, "member"), type?.GetGenericArguments()[0], withAllRequired, depth) is { } item ? new JsonArray(item) : null,
            "map" => new JsonObject
            {
                [Text(model, Shape(shape, "key"))] = Value(model, Shape(shape, "value"), type?.GetGenericArguments()[1], withAllRequired, depth),
            },
            "string" => Text(model, shapeName),
            "boolean" => true,
            "timestamp" => 1700000000.125m,
            "float" or "double" => 0.5,
            _ => shape.TryGetProperty("min", out JsonElement min) ? Math.Max(1, (int)min.GetDouble()) : 60,
        };
    }

    private static string Shape(JsonElement shape, string member) => shape.GetProperty(member).GetProperty("shape").GetString()!;

    private static string Text(ServiceModel model, string shapeName)
    {
        JsonElement shape = model.Shape(shapeName);
        if (shape.TryGetProperty("enum", out JsonElement values))
        {
            return values[0].GetString()!;
        }

        return _texts.First(text => model.ValidateShape(shapeName, JsonValue.Create(text)).Count == 0);
    }
}
