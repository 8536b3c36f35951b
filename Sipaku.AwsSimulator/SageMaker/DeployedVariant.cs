using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.SageMaker.LinearLearner;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>A variant with its model loaded.</summary>
internal sealed record DeployedVariant(JsonObject Request, string Image, DateTimeOffset DeployedAt, LinearModel Model)
{
    public string Name => Request.Text("VariantName")!;

    public JsonObject ToSummary() => Json.Object(
        ("VariantName", Name),
        ("DeployedImages", new JsonArray(Json.Object(("SpecifiedImage", Image), ("ResolvedImage", Image), ("ResolutionTime", Json.Time(DeployedAt))))),
        ("CurrentWeight", Weight()),
        ("DesiredWeight", Weight()),
        ("CurrentInstanceCount", Request.Int("InitialInstanceCount")),
        ("DesiredInstanceCount", Request.Int("InitialInstanceCount")),
        ("CurrentServerlessConfig", Request.Copy("ServerlessConfig")));

    private JsonNode Weight() => Request.Copy("InitialVariantWeight") ?? JsonValue.Create(1);
}
