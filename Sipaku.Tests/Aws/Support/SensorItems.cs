using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Aws.Support;

/// <summary>Readings as the station's items.</summary>
internal static class SensorItems
{
    private const int Batch = 25;

    public static async Task PutAsync(IAmazonDynamoDB dynamo, string table, IEnumerable<Reading> readings)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = 8 };
        await Parallel.ForEachAsync(readings.Chunk(Batch), options, async (batch, stop) =>
        {
            Dictionary<string, List<WriteRequest>> unprocessed = new()
            {
                [table] = [.. batch.Select(reading => new WriteRequest(new PutRequest(Item(reading))))],
            };
            while (unprocessed is { Count: > 0 })
            {
                unprocessed = (await dynamo.BatchWriteItemAsync(unprocessed, stop)).UnprocessedItems;
            }
        });
    }

    public static Dictionary<string, AttributeValue> Item(Reading reading) => new()
    {
        ["Tanggal"] = new() { S = reading.Tanggal },
        ["Waktu"] = new() { S = reading.Waktu },
        ["Value"] = new() { N = reading.Value },
        // What the projection leaves out.
        ["Sensor"] = new() { M = new() { ["Name"] = new() { S = "MQ-135" } } },
    };
}
