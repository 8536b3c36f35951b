using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>
/// The run lock as an item of the prediction table, under a RunId that no run has. Its fence outlives its holders, so that it only rises.
/// </summary>
internal static class LockItem
{
    /// <summary>RunIds that start with this are the table's own.</summary>
    public const string Reserved = "#";

    /// <summary>Who holds the lock; absent where nobody does.</summary>
    public const string Holder = "Holder";

    /// <summary>The counter of acquisitions.</summary>
    public const string Fence = "Fence";

    /// <summary>When it was taken.</summary>
    public const string AcquiredAt = "AcquiredAt";

    /// <summary>When its lease was last renewed.</summary>
    public const string RenewedAt = "RenewedAt";

    /// <summary>When its lease runs out.</summary>
    public const string ExpiresAt = "ExpiresAt";

    /// <summary>The item's key.</summary>
    public static Dictionary<string, AttributeValue> Key() => new()
    {
        ["RunId"] = new() { S = $"{Reserved}lock" },
        ["Tanggal"] = new() { S = "-" },
    };

    /// <summary>The lock in an item, or <see langword="null"/> where the item says that nobody holds it.</summary>
    public static RunLock? Read(Dictionary<string, AttributeValue>? item) =>
        item is null || !item.TryGetValue(Holder, out AttributeValue? holder)
            ? null
            : new RunLock(
                holder.S,
                FenceOf(item),
                TimeOf(item, AcquiredAt),
                TimeOf(item, RenewedAt),
                TimeOf(item, item.ContainsKey(ExpiresAt) ? ExpiresAt : RenewedAt));

    /// <summary>The fence in an item, held or not; zero before the first acquisition.</summary>
    public static long FenceOf(Dictionary<string, AttributeValue>? item) =>
        item is not null && item.TryGetValue(Fence, out AttributeValue? fence) ? long.Parse(fence.N, CultureInfo.InvariantCulture) : 0;

    /// <summary>An instant, to the tick, so that what was read compares equal to what was written.</summary>
    public static AttributeValue Instant(DateTime utc) => new() { S = utc.ToString("O", CultureInfo.InvariantCulture) };

    private static DateTime TimeOf(Dictionary<string, AttributeValue> item, string name) =>
        DateTime.Parse(item[name].S, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
