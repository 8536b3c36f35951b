using System.Text.Json;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>What a segment of a dump carries from the plan in <see cref="Contracts.DumpSegment.Range"/>.</summary>
/// <param name="Mode">Scan or export.</param>
/// <param name="UnitsPerSecond">The segment's share of the table's read capacity.</param>
/// <param name="ItemBytes">The average item when the table was last measured; a first guess for the size of pages.</param>
/// <param name="TableArn">Of the table to export.</param>
internal sealed record DumpRange(DumpMode Mode, double UnitsPerSecond = 0, double ItemBytes = 0, string? TableArn = null)
{
    /// <summary>As the contract carries it.</summary>
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="ToText"/> made.</summary>
    public static DumpRange Parse(string? text) =>
        (text is null ? null : JsonSerializer.Deserialize<DumpRange>(text))
        ?? throw new ArgumentException("The segment is not one of a DynamoDB dump plan.", nameof(text));
}
