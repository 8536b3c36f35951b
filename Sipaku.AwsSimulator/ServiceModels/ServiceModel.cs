using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sipaku.AwsSimulator.ServiceModels;

/// <summary>
/// The official API model of one service, cut to the operations that the simulator knows. <c>subset.json</c> names its source
/// (boto/botocore, Apache-2.0) and commit.
/// </summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _model;
    private readonly ShapeValidator _validator;

    private ServiceModel(string name, JsonElement model)
    {
        Name = name;
        _model = model;
        _validator = new ShapeValidator(model.GetProperty("shapes"));
    }

    public static ServiceModel Emr => All["emr"];

    public static ServiceModel SageMaker => All["sagemaker"];

    public static ServiceModel SageMakerRuntime => All["sagemaker-runtime"];

    /// <summary>The models by the service's name in botocore.</summary>
    public static IReadOnlyDictionary<string, ServiceModel> All { get; } = Load();

    public string Name { get; }

    public IReadOnlyList<string> Operations => [.. _model.GetProperty("operations").EnumerateObject().Select(o => o.Name)];

    public JsonElement Metadata => _model.GetProperty("metadata");

    public JsonElement Shape(string name) => _model.GetProperty("shapes").GetProperty(name);

    public string? InputShape(string operation) => ShapeOf(operation, "input");

    public string? OutputShape(string operation) => ShapeOf(operation, "output");

    /// <summary>What is wrong with the input of an operation: empty where nothing is.</summary>
    public IReadOnlyList<string> ValidateInput(string operation, JsonNode? input) => Validate(InputShape(operation), input);

    /// <summary>What is wrong with the output of an operation: empty where nothing is.</summary>
    public IReadOnlyList<string> ValidateOutput(string operation, JsonNode? output) => Validate(OutputShape(operation), output);

    /// <summary>What is wrong with a value of a shape: empty where nothing is.</summary>
    public IReadOnlyList<string> ValidateShape(string shape, JsonNode? value) => _validator.Validate(shape, value);

    private string? ShapeOf(string operation, string direction) =>
        _model.GetProperty("operations").GetProperty(operation).TryGetProperty(direction, out JsonElement d) ? d.GetProperty("shape").GetString() : null;

    private IReadOnlyList<string> Validate(string? shape, JsonNode? value)
    {
        if (shape is not null)
        {
            return _validator.Validate(shape, value);
        }

        return value is null or JsonObject { Count: 0 } ? [] : ["the operation has no such structure, yet one was given"];
    }

    private static Dictionary<string, ServiceModel> Load()
    {
        using Stream stream = typeof(ServiceModel).Assembly.GetManifestResourceStream("subset.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("services").Clone().EnumerateObject()
            .ToDictionary(s => s.Name, s => new ServiceModel(s.Name, s.Value));
    }
}
