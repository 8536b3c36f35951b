using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>A model or an endpoint configuration: a request kept under a name.</summary>
/// <param name="kind">The prefix of the kind's members: Model, EndpointConfig.</param>
/// <param name="name">The name.</param>
/// <param name="arn">The ARN.</param>
/// <param name="request">The request that created it.</param>
/// <param name="account">Its account in the ledger.</param>
internal sealed class StoredResource(string kind, string name, string arn, JsonObject request, LedgerAccount account) : IListed
{
    public string Name => name;

    public string Arn => arn;

    public DateTimeOffset CreatedAt { get; } = account.Now;

    public DateTimeOffset ModifiedAt => CreatedAt;

    public string? Status => null;

    public JsonObject Request => request;

    public JsonObject ToSummary() => Json.Object(($"{kind}Name", name), ($"{kind}Arn", arn), ("CreationTime", Json.Time(CreatedAt)));

    public JsonObject ToJson()
    {
        JsonObject json = request.DeepClone().AsObject();
        json.Remove("Tags");
        json[$"{kind}Arn"] = arn;
        json["CreationTime"] = Json.Time(CreatedAt);
        return json;
    }

    public void Deleted()
    {
        account.End();
        account.Happened("Deleted");
    }
}
