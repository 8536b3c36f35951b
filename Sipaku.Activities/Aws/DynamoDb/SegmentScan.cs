using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Reads one segment of a parallel scan, part by part.</summary>
internal sealed class SegmentScan(IAmazonDynamoDB dynamo, SipakuSettings settings, TimeProvider time)
{
    private readonly AwsResource _table = AwsResource.Table(settings.SensorTable, nameof(SipakuSettings.SensorTable));

    /// <summary>Whether the table holds anything; costs half a read unit.</summary>
    public async Task<bool> HasItemAsync(CancellationToken cancellation)
    {
        ScanRequest request = new() { TableName = settings.SensorTable, Limit = 1 };
        ScanResponse page;
        do
        {
            page = await ScanAsync(request, cancellation);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (page.Count is null or 0 && page.LastEvaluatedKey is { Count: > 0 });
        return page.Count > 0;
    }

    /// <inheritdoc cref="Ports.ISensorTable.DumpPartAsync"/>
    public async Task<DumpPart> DumpPartAsync(
        DumpSegment segment, DumpRange range, string? cursor, Stream output, CancellationToken cancellation)
    {
        ScanCursor? start = ScanCursor.Parse(cursor);
        DayCount days = new(start?.LastDay);
        ReadLimiter limiter = new(range.UnitsPerSecond, range.ItemBytes, time);
        await using ReadingLines lines = new(output);
        ScanRequest request = new()
        {
            TableName = settings.SensorTable,
            Segment = segment.Index,
            TotalSegments = segment.Total,
            ExclusiveStartKey = start?.ToKey(),
            ProjectionExpression = SensorAttributes.Projection,
            ExpressionAttributeNames = SensorAttributes.Names(),
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        };

        long startedAt = time.GetTimestamp();
        while (true)
        {
            request.Limit = (int)Math.Min(limiter.NextPageItems(), settings.Dump.ReadingsPerPart - lines.Count);
            ScanResponse page = await ScanAsync(request, cancellation);
            foreach (Dictionary<string, AttributeValue> item in page.Items ?? [])
            {
                SensorField date = SensorField.Of(item, SensorAttributes.Date);
                lines.Add(date, SensorField.Of(item, SensorAttributes.Time), SensorField.Of(item, SensorAttributes.Value));
                days.See(date);
            }

            await lines.FlushIfFullAsync(cancellation);
            await limiter.PayAsync(page.ConsumedCapacity?.CapacityUnits ?? 0, page.ScannedCount ?? 0, cancellation);

            // A page may be empty and yet not be the last: only a missing key ends a segment.
            bool done = page.LastEvaluatedKey is not { Count: > 0 };
            if (done || lines.Count >= settings.Dump.ReadingsPerPart
                || time.GetElapsedTime(startedAt).TotalMinutes >= settings.Dump.MinutesPerPart)
            {
                await lines.FlushAsync(cancellation);
                string? next = done ? null : ScanCursor.Behind(page.LastEvaluatedKey!, days.LastDay).ToText();
                return new DumpPart(lines.Count, days.Days, next);
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
    }

    private Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellation) =>
        AwsErrors.GuardAsync("dynamodb:Scan", _table, () => dynamo.ScanAsync(request, cancellation), cancellation);
}
