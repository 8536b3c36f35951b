using System.Text;
using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.SageMaker.LinearLearner;
using Sipaku.AwsSimulator.ServiceModels;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>SageMaker Runtime: answers from the models behind endpoints.</summary>
internal sealed class SageMakerRuntimeService : SimulatedService
{
    private readonly Endpoints _endpoints;

    public SageMakerRuntimeService(Endpoints endpoints)
        : base(ServiceModel.SageMakerRuntime)
    {
        _endpoints = endpoints;
        On("InvokeEndpoint", InvokeEndpoint);
    }

    public override string SigningName => "sagemaker";

    public override string ActionPrefix => "sagemaker";

    protected override string InternalErrorCode => "InternalFailure";

    protected override AwsError QuotaError => new(400, "ThrottlingException", "Rate exceeded");

    private JsonObject InvokeEndpoint(JsonObject input)
    {
        string name = input.Text("EndpointName")!;
        if (_endpoints.Find(name)?.Serving is not { } serving)
        {
            throw new AwsError(400, "ValidationError", $"Endpoint {name} of account {World.Account} not found.");
        }

        DeployedVariant variant = input.Text("TargetVariant") is { } target
            ? serving.Variants.FirstOrDefault(v => v.Name == target) ?? throw new AwsError(400, "ValidationError", $"Variant {target} not found for Endpoint {name}.")
            : serving.Variants[0];
        if (input.Text("ContentType")?.Split(';')[0].Trim() != "text/csv")
        {
            throw ModelError(415, $"Content-type {input.Text("ContentType")} not supported. This simulator's model reads text/csv.");
        }

        if (input.Text("Accept") is { } accept && accept is not ("application/json" or "*/*"))
        {
            throw ModelError(406, $"Accept type {accept} not supported. This simulator's model answers in application/json.");
        }

        IEnumerable<JsonObject> predictions = Rows(input).Select(line => Json.Object(("score", Score(variant.Model, line))));
        byte[] body = Encoding.UTF8.GetBytes(Json.Object(("predictions", Json.Array(predictions))).ToJsonString());
        return Json.Object(("Body", Convert.ToBase64String(body)), ("ContentType", "application/json"), ("InvokedProductionVariant", variant.Name));
    }

    private static string[] Rows(JsonObject input) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(input.Text("Body")!)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double Score(LinearModel model, string line) =>
        LabelledRows.ParseRow(line) is { } features && features.Length == model.Weights.Length
            ? model.Predict(features)
            : throw ModelError(400, $"unable to evaluate payload provided: expected {model.Weights.Length} numbers, got '{line}'");

    private static AwsError ModelError(int status, string message) => new(
        424,
        "ModelError",
        $"Received client error ({status}) from primary with message \"{message}\".",
        Json.Object(("OriginalStatusCode", status), ("OriginalMessage", message)));
}
