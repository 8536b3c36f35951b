using Amazon.DynamoDBv2.Model;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>An attribute of a reading: a string or a number's own text.</summary>
/// <param name="Text"><see langword="null"/> where the item has no such attribute, or one of another type.</param>
/// <param name="IsNumber">Whether it is a number.</param>
internal readonly record struct SensorField(string? Text, bool IsNumber)
{
    /// <summary>The attribute of an item as the SDK gives it.</summary>
    public static SensorField Of(Dictionary<string, AttributeValue> item, string name) =>
        !item.TryGetValue(name, out AttributeValue? value) ? default
        : value.N is not null ? new(value.N, true)
        : new(value.S, false);
}
