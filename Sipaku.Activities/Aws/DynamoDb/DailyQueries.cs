using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Daily averages of a range of days: a query a day, some of them side by side.</summary>
internal sealed class DailyQueries(IAmazonDynamoDB dynamo, string tableName)
{
    private const int SideBySide = 16;

    private readonly AwsResource _table = AwsResource.Table(tableName, nameof(SipakuSettings.SensorTable));

    /// <inheritdoc cref="Ports.ISensorTable.ReadDailyAsync"/>
    public async Task<IReadOnlyList<DayAverage>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var days = new DayAverage?[Math.Max(0, to.DayNumber - from.DayNumber + 1)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForAsync(
            0, days.Length, options, async (offset, stop) => days[offset] = await ReadDayAsync(from.AddDays(offset), stop));
        return [.. days.OfType<DayAverage>()];
    }

    private async Task<DayAverage?> ReadDayAsync(DateOnly day, CancellationToken cancellation)
    {
        var request = new QueryRequest
        {
            TableName = tableName,
            KeyConditionExpression = "#d = :d",
            ProjectionExpression = "#v",
            ExpressionAttributeNames = new() { ["#d"] = SensorAttributes.Date, ["#v"] = SensorAttributes.Value },
            ExpressionAttributeValues = new() { [":d"] = new() { S = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } },
        };

        var (items, valid, sum) = (0, 0, 0.0);
        do
        {
            var page = await AwsErrors.GuardAsync("dynamodb:Query", _table, () => dynamo.QueryAsync(request, cancellation), cancellation);
            foreach (var item in page.Items ?? [])
            {
                items++;
                if (SensorField.Of(item, SensorAttributes.Value) is { IsNumber: true, Text: { } text }
                    && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                {
                    valid++;
                    sum += value;
                }
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return items == 0 ? null : new DayAverage(day, valid == 0 ? null : sum / valid, valid);
    }
}
