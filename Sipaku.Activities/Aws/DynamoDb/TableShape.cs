using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>One of the three tables: its name, the setting that says so, and its keys, all of them strings.</summary>
internal sealed record TableShape(string Name, string Setting, string Hash, string? Range)
{
    /// <summary>Readings.</summary>
    public static TableShape Sensor(SipakuSettings settings) =>
        new(settings.SensorTable, nameof(SipakuSettings.SensorTable), SensorAttributes.Date, SensorAttributes.Time);

    /// <summary>Predicted days, the lock and the records of runs.</summary>
    public static TableShape Predictions(SipakuSettings settings) =>
        new(settings.PredictionTable, nameof(SipakuSettings.PredictionTable), "RunId", "Tanggal");

    /// <summary>The published document.</summary>
    public static TableShape Results(SipakuSettings settings) =>
        new(settings.ResultTable, nameof(SipakuSettings.ResultTable), "PredID", null);

    /// <summary>The keys, for people.</summary>
    public string Keys => Range is null ? $"{Hash} (hash)" : $"{Hash} (hash) and {Range} (range)";

    /// <summary>Whether a table has these keys.</summary>
    public bool Fits(TableDescription table) =>
        KeyOf(table, KeyType.HASH) == Hash
        && KeyOf(table, KeyType.RANGE) == Range
        && (table.AttributeDefinitions ?? []).Where(attribute => attribute.AttributeName == Hash || attribute.AttributeName == Range)
            .All(attribute => attribute.AttributeType == ScalarAttributeType.S);

    /// <summary>The request that creates it, paid by use.</summary>
    public CreateTableRequest ToRequest()
    {
        List<(string Name, KeyType Type)> keys = new() { (Hash, KeyType.HASH) };
        if (Range is not null)
        {
            keys.Add((Range, KeyType.RANGE));
        }

        return new CreateTableRequest
        {
            TableName = Name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. keys.Select(key => new AttributeDefinition(key.Name, ScalarAttributeType.S))],
            KeySchema = [.. keys.Select(key => new KeySchemaElement(key.Name, key.Type))],
        };
    }

    private static string? KeyOf(TableDescription table, KeyType type) =>
        table.KeySchema?.Find(key => key.KeyType == type)?.AttributeName;
}
