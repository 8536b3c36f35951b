using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>The records of runs: items of the prediction table under one RunId that no run has, so that one query lists them.</summary>
internal sealed class DynamoDbRunRecords(IAmazonDynamoDB dynamo, string tableName)
{
    private const string Partition = $"{LockItem.Reserved}runs";
    private const string Run = "Tanggal";
    private const string State = "RunState";
    private const string StartedAt = "StartedAt";
    private const string Life = "Life";
    private const string Revision = "Revision";
    private const string Document = "Document";

    private readonly AwsResource _table = AwsResource.Table(tableName, nameof(SipakuSettings.PredictionTable));

    /// <inheritdoc cref="Ports.IForecastStore.WriteRunAsync"/>
    public async Task WriteAsync(RunEntry entry, CancellationToken cancellation)
    {
        PutItemRequest request = new()
        {
            TableName = tableName,
            Item = ItemOf(entry),
            ConditionExpression = entry.Life is null
                ? $"attribute_not_exists({Run})"
                : $"attribute_not_exists({Run}) OR ((attribute_not_exists({Life}) OR {Life} = :life) AND {Revision} <= :revision)",
            ExpressionAttributeValues = entry.Life is { } life
                ? new() { [":life"] = new() { S = life.ToString() }, [":revision"] = Number(entry.Revision) }
                : null,
        };
        try
        {
            await AwsErrors.GuardAsync("dynamodb:PutItem", _table, () => dynamo.PutItemAsync(request, cancellation), cancellation);
        }
        catch (PermanentException refused) when (refused.InnerException is ConditionalCheckFailedException)
        {
            // What is there is newer, or of another life.
        }
    }

    /// <inheritdoc cref="Ports.IForecastStore.ReadRunAsync"/>
    public async Task<RunRecord?> ReadAsync(string runId, CancellationToken cancellation)
    {
        GetItemRequest request = new() { TableName = tableName, Key = Key(runId), ConsistentRead = true };
        GetItemResponse found = await AwsErrors.GuardAsync("dynamodb:GetItem", _table, () => dynamo.GetItemAsync(request, cancellation), cancellation);
        return found.Item is { Count: > 0 } item ? JsonSerializer.Deserialize(item[Document].S, LocalJson.Default.RunRecord) : null;
    }

    /// <inheritdoc cref="Ports.IForecastStore.ListRunsAsync"/>
    public async Task<IReadOnlyList<RunHeader>> ListAsync(CancellationToken cancellation)
    {
        QueryRequest request = new()
        {
            TableName = tableName,
            KeyConditionExpression = "RunId = :runs",
            ProjectionExpression = $"{Run}, {State}, {StartedAt}, {LockItem.Fence}",
            ExpressionAttributeValues = new() { [":runs"] = new() { S = Partition } },
            ConsistentRead = true,
        };
        List<RunHeader> runs = [];
        do
        {
            QueryResponse page = await AwsErrors.GuardAsync("dynamodb:Query", _table, () => dynamo.QueryAsync(request, cancellation), cancellation);
            runs.AddRange((page.Items ?? []).Select(HeaderOf));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return runs;
    }

    private static Dictionary<string, AttributeValue> Key(string runId) => new() { ["RunId"] = new() { S = Partition }, [Run] = new() { S = runId } };

    private static Dictionary<string, AttributeValue> ItemOf(RunEntry entry)
    {
        RunRecord record = entry.Record;
        Dictionary<string, AttributeValue> item = Key(record.RunId);
        item[State] = new() { S = record.State.ToString() };
        item[StartedAt] = LockItem.Instant(record.StartedAt);
        item[LockItem.Fence] = Number(entry.Fence);
        item[Revision] = Number(entry.Revision);
        item[Document] = new() { S = JsonSerializer.Serialize(record, LocalJson.Default.RunRecord) };
        if (entry.Life is { } life)
        {
            item[Life] = new() { S = life.ToString() };
        }

        return item;
    }

    private static RunHeader HeaderOf(Dictionary<string, AttributeValue> item) => new(
        item[Run].S,
        Enum.Parse<RunState>(item[State].S),
        DateTime.Parse(item[StartedAt].S, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        LockItem.FenceOf(item));

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
