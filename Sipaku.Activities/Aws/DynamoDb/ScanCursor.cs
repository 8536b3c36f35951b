using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Where the next part of a scanned segment starts.</summary>
/// <param name="Date">The exclusive start key's hash.</param>
/// <param name="Time">The exclusive start key's range.</param>
/// <param name="LastDay">
/// The valid day of the last reading written. A scan keeps the items of one hash key together, so a day that goes on in the next
/// part is known by this one value.
/// </param>
internal sealed record ScanCursor(string Date, string Time, string? LastDay)
{
    /// <summary>The cursor behind a page.</summary>
    public static ScanCursor Behind(Dictionary<string, AttributeValue> lastEvaluatedKey, string? lastDay) =>
        new(lastEvaluatedKey[SensorAttributes.Date].S, lastEvaluatedKey[SensorAttributes.Time].S, lastDay);

    /// <summary>As DynamoDB wants it.</summary>
    public Dictionary<string, AttributeValue> ToKey() => new()
    {
        [SensorAttributes.Date] = new AttributeValue { S = Date },
        [SensorAttributes.Time] = new AttributeValue { S = Time },
    };

    /// <summary>As the contract carries it.</summary>
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="ToText"/> made.</summary>
    public static ScanCursor? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<ScanCursor>(text);
}
