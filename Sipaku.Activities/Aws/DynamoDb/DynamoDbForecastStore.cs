using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Lock, records of runs, predicted days and the published document in DynamoDB.</summary>
internal sealed class DynamoDbForecastStore(IAmazonDynamoDB dynamo, SipakuSettings settings, TimeProvider time) : IForecastStore
{
    private readonly AwsResource _predictions = AwsResource.Table(settings.PredictionTable, nameof(SipakuSettings.PredictionTable));
    private readonly AwsResource _results = AwsResource.Table(settings.ResultTable, nameof(SipakuSettings.ResultTable));
    private readonly DynamoDbRunLock _lock = new(dynamo, settings.PredictionTable, time);
    private readonly DynamoDbRunRecords _runs = new(dynamo, settings.PredictionTable);

    /// <inheritdoc/>
    public async Task<LockAttempt> AcquireAsync(string runId, RunLock? takeOverFrom, CancellationToken cancellation)
    {
        LockAttempt attempt = await _lock.AcquireAsync(runId, takeOverFrom, cancellation);
        if (!attempt.Acquired)
        {
            return attempt;
        }

        // Where the document's fence is not below the lock's, the run could not publish at its end: the prediction table is younger than
        // the document, or an older copy of itself, and has to count on from there.
        Dictionary<string, AttributeValue>? published = await ReadItemAsync(cancellation);
        return RunIdOf(published) != runId && LockItem.FenceOf(published) is var fence && fence >= attempt.Lock.Fence
            ? await _lock.RaiseAsync(runId, fence + 1, cancellation)
            : attempt;
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(string runId, CancellationToken cancellation) => _lock.RenewAsync(runId, cancellation);

    /// <inheritdoc/>
    public Task ReleaseAsync(string runId, CancellationToken cancellation) => _lock.ReleaseAsync(runId, cancellation);

    /// <inheritdoc/>
    public Task<RunLock?> ReadLockAsync(CancellationToken cancellation) => _lock.ReadAsync(cancellation);

    /// <inheritdoc/>
    public Task WriteRunAsync(RunEntry entry, CancellationToken cancellation) => _runs.WriteAsync(entry, cancellation);

    /// <inheritdoc/>
    public Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellation) => _runs.ReadAsync(runId, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunHeader>> ListRunsAsync(CancellationToken cancellation) => _runs.ListAsync(cancellation);

    /// <inheritdoc/>
    public void RequireStorable(double average)
    {
        if (!DynamoNumbers.Has(average))
        {
            throw new PermanentException(
                $"A predicted average is {average}, which is no number that DynamoDB can store. Look for a sensor fault in the last readings.");
        }
    }

    /// <inheritdoc/>
    public Task StoreDayAsync(string runId, ForecastDay day, CancellationToken cancellation)
    {
        RequireStorable(day.Average);
        PutItemRequest request = new()
        {
            TableName = settings.PredictionTable,
            Item = new()
            {
                ["RunId"] = new() { S = runId },
                ["Tanggal"] = ForecastItem.Day(day.Date),
                ["Average"] = DynamoNumbers.Attribute(day.Average),
                ["Category"] = new() { S = day.Category },
            },
        };
        return AwsErrors.GuardAsync(
            "dynamodb:PutItem", _predictions, () => dynamo.PutItemAsync(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(Forecast forecast, long fence, CancellationToken cancellation)
    {
        foreach (ForecastDay day in forecast.Days)
        {
            RequireStorable(day.Average);
        }

        // DynamoDB's conditions see one item. This look refuses a run that has lost the lock already; one that loses it from here on
        // publishes before its successor does, which is in order, or is refused by the fence on the document.
        if (await _lock.ReadFenceAsync(cancellation) > fence)
        {
            await RequirePublishedAsync(forecast.RunId, fence, cancellation);
            return;
        }

        PutItemRequest request = new()
        {
            TableName = settings.ResultTable,
            Item = ForecastItem.Write(forecast, fence),
            ConditionExpression = "attribute_not_exists(#fence) OR #fence < :fence",
            ExpressionAttributeNames = new() { ["#fence"] = LockItem.Fence },
            ExpressionAttributeValues = new() { [":fence"] = new() { N = fence.ToString(CultureInfo.InvariantCulture) } },
        };
        try
        {
            await AwsErrors.GuardAsync(
                "dynamodb:PutItem", _results, () => dynamo.PutItemAsync(request, cancellation), cancellation);
        }
        catch (PermanentException refused) when (refused.InnerException is ConditionalCheckFailedException)
        {
            await RequirePublishedAsync(forecast.RunId, fence, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<Forecast?> ReadLatestAsync(CancellationToken cancellation) =>
        await ReadItemAsync(cancellation) is { } item ? ForecastItem.Read(item) : null;

    private static string? RunIdOf(Dictionary<string, AttributeValue>? document) => document?.GetValueOrDefault("RunId")?.S;

    /// <summary>A run that may no longer publish has either done so already, which is fine, or comes too late.</summary>
    private async Task RequirePublishedAsync(string runId, long fence, CancellationToken cancellation)
    {
        Dictionary<string, AttributeValue>? published = await ReadItemAsync(cancellation);
        if (RunIdOf(published) != runId || LockItem.FenceOf(published) != fence)
        {
            throw new PermanentException($"Run '{runId}' may not publish: a later run has taken the lock.");
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> ReadItemAsync(CancellationToken cancellation)
    {
        GetItemRequest request = new() { TableName = settings.ResultTable, Key = ForecastItem.Key(), ConsistentRead = true };
        GetItemResponse found = await AwsErrors.GuardAsync(
            "dynamodb:GetItem", _results, () => dynamo.GetItemAsync(request, cancellation), cancellation);
        return found.Item is { Count: > 0 } item ? item : null;
    }
}
