using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Readings in DynamoDB.</summary>
internal sealed class DynamoDbSensorTable(
    IAmazonDynamoDB dynamo, PointInTimeExport export, SipakuSettings settings, TimeProvider time) : ISensorTable
{
    private readonly AwsResource _table = AwsResource.Table(settings.SensorTable, nameof(SipakuSettings.SensorTable));
    private readonly SegmentScan _scan = new(dynamo, settings, time);
    private readonly DailyQueries _queries = new(dynamo, settings.SensorTable);

    /// <inheritdoc/>
    public async Task<DumpPlan> PlanDumpAsync(string runId, CancellationToken cancellation)
    {
        TableDescription table = await DescribeTableAsync(cancellation);
        // The item count lags by up to six hours, so that zero of it may be anything.
        if (table.ItemCount is null or 0 && !await _scan.HasItemAsync(cancellation))
        {
            throw new PermanentException($"The {_table} holds no reading.");
        }

        if (settings.Dump.Mode == DumpMode.PointInTimeExport)
        {
            string whole = new DumpRange(DumpMode.PointInTimeExport, TableArn: table.TableArn).ToText();
            return new DumpPlan([new DumpSegment(runId, 0, 1, whole)], $"DynamoDB point-in-time export of {settings.SensorTable}");
        }

        double allowed = ReadCapacity.Allowed(table, settings.Dump);
        int segments = ReadCapacity.Segments(table, settings.Dump, allowed);
        double itemBytes = table.ItemCount > 0 ? (double)(table.TableSizeBytes ?? 0) / table.ItemCount.Value : 0;
        string range = new DumpRange(DumpMode.Scan, allowed / segments, itemBytes).ToText();
        return new DumpPlan(
            [.. Enumerable.Range(0, segments).Select(index => new DumpSegment(runId, index, segments, range))],
            $"DynamoDB scan of {settings.SensorTable}");
    }

    /// <inheritdoc/>
    public Task<SensorSeries> DescribeAsync(CancellationToken cancellation) => Task.FromResult(new SensorSeries());

    /// <inheritdoc/>
    public Task<DumpPart> DumpPartAsync(DumpSegment segment, string? cursor, Stream output, CancellationToken cancellation)
    {
        DumpRange range = DumpRange.Parse(segment.Range);
        return range.Mode == DumpMode.PointInTimeExport
            ? export.DumpPartAsync(segment, range, cursor, output, cancellation)
            : _scan.DumpPartAsync(segment, range, cursor, output, cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DayAverage>> ReadDailyAsync(DateOnly from, DateOnly to, CancellationToken cancellation) =>
        _queries.ReadAsync(from, to, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DayReading>> ReadDayAsync(DateOnly day, CancellationToken cancellation) => _queries.ReadReadingsAsync(day, cancellation);

    private async Task<TableDescription> DescribeTableAsync(CancellationToken cancellation)
    {
        DescribeTableResponse described = await AwsErrors.GuardAsync(
            "dynamodb:DescribeTable", _table, () => dynamo.DescribeTableAsync(settings.SensorTable, cancellation), cancellation);
        return described.Table;
    }
}
