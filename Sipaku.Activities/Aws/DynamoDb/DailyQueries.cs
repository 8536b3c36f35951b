using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Readings and averages of days: a query a day, some of them side by side.</summary>
internal sealed class DailyQueries(IAmazonDynamoDB dynamo, string tableName)
{
    private const int SideBySide = 16;

    private readonly AwsResource _table = AwsResource.Table(tableName, nameof(SipakuSettings.SensorTable));

    /// <inheritdoc cref="Ports.ISensorTable.ReadDailyAsync"/>
    public async Task<IReadOnlyList<DayAverage>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        DayAverage?[] days = new DayAverage?[Math.Max(0, to.DayNumber - from.DayNumber + 1)];
        ParallelOptions options = new() { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForAsync(
            0, days.Length, options, async (offset, stop) => days[offset] = await ReadDayAsync(from.AddDays(offset), stop));
        return [.. days.OfType<DayAverage>()];
    }

    /// <inheritdoc cref="Ports.ISensorTable.ReadDayAsync"/>
    public async Task<IReadOnlyList<DayReading>> ReadReadingsAsync(DateOnly day, CancellationToken cancellation) =>
        [.. (await ReadItemsAsync(day, cancellation)).Select(ReadingOf)];

    private async Task<DayAverage?> ReadDayAsync(DateOnly day, CancellationToken cancellation)
    {
        IReadOnlyList<DayReading> readings = await ReadReadingsAsync(day, cancellation);
        int valid = readings.Count(reading => reading.Value is not null);
        return readings.Count == 0
            ? null
            : new DayAverage(day, valid == 0 ? null : readings.Sum(reading => reading.Value ?? 0) / valid, valid);
    }

    private static DayReading ReadingOf(Dictionary<string, AttributeValue> item) => new(
        item[SensorAttributes.Time].S,
        SensorField.Of(item, SensorAttributes.Value) is { IsNumber: true, Text: { } text } ? DayReading.ValueOf(text) : null);

    // In order of the range key, which is the time.
    private async Task<List<Dictionary<string, AttributeValue>>> ReadItemsAsync(DateOnly day, CancellationToken cancellation)
    {
        QueryRequest request = new()
        {
            TableName = tableName,
            KeyConditionExpression = "#d = :d",
            ProjectionExpression = "#t, #v",
            ExpressionAttributeNames = new() { ["#d"] = SensorAttributes.Date, ["#t"] = SensorAttributes.Time, ["#v"] = SensorAttributes.Value },
            ExpressionAttributeValues = new() { [":d"] = new() { S = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } },
        };

        List<Dictionary<string, AttributeValue>> items = new();
        do
        {
            QueryResponse page = await AwsErrors.GuardAsync("dynamodb:Query", _table, () => dynamo.QueryAsync(request, cancellation), cancellation);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return items;
    }
}
