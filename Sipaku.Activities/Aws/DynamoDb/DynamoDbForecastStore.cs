using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Lock, predicted days and the published document in DynamoDB.</summary>
internal sealed class DynamoDbForecastStore(IAmazonDynamoDB dynamo, SipakuSettings settings, TimeProvider time) : IForecastStore
{
    private readonly AwsResource _predictions = AwsResource.Table(settings.PredictionTable, nameof(SipakuSettings.PredictionTable));
    private readonly AwsResource _results = AwsResource.Table(settings.ResultTable, nameof(SipakuSettings.ResultTable));
    private readonly DynamoDbRunLock _lock = new(dynamo, settings.PredictionTable, time);

    /// <inheritdoc/>
    public async Task<LockAttempt> AcquireAsync(string runId, RunLock? takeOverFrom, CancellationToken cancellation)
    {
        var attempt = await _lock.AcquireAsync(runId, takeOverFrom, cancellation);
        if (attempt is not { Acquired: true, Lock.Fence: 1 })
        {
            return attempt;
        }

        // A first fence beside a published one: the prediction table is younger than the document, and has to count on from there.
        var published = await ReadItemAsync(cancellation);
        return RunIdOf(published) != runId && LockItem.FenceOf(published) is > 0 and var fence
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
    public Task StoreDayAsync(string runId, ForecastDay day, CancellationToken cancellation)
    {
        Require(day);
        var request = new PutItemRequest
        {
            TableName = settings.PredictionTable,
            Item = new()
            {
                ["RunId"] = new() { S = runId },
                ["Tanggal"] = ForecastItem.Day(day.Date),
                ["Average"] = ForecastItem.Number(day.Average),
                ["Category"] = new() { S = day.Category },
            },
        };
        return AwsErrors.GuardAsync(
            "dynamodb:PutItem", _predictions, () => dynamo.PutItemAsync(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(Forecast forecast, long fence, CancellationToken cancellation)
    {
        foreach (var day in forecast.Days)
        {
            Require(day);
        }

        // DynamoDB's conditions see one item. This look refuses a run that has lost the lock already; one that loses it from here on
        // publishes before its successor does, which is in order, or is refused by the fence on the document.
        if (await _lock.ReadFenceAsync(cancellation) > fence)
        {
            await RequirePublishedAsync(forecast.RunId, fence, cancellation);
            return;
        }

        var request = new PutItemRequest
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

    private static void Require(ForecastDay day)
    {
        if (!double.IsFinite(day.Average))
        {
            throw new PermanentException($"The forecast of {day.Date:yyyy-MM-dd} is no number ({day.Average}).");
        }
    }

    /// <summary>A run that may no longer publish has either done so already, which is fine, or comes too late.</summary>
    private async Task RequirePublishedAsync(string runId, long fence, CancellationToken cancellation)
    {
        var published = await ReadItemAsync(cancellation);
        if (RunIdOf(published) != runId || LockItem.FenceOf(published) != fence)
        {
            throw new PermanentException($"Run '{runId}' may not publish: a later run has taken the lock.");
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> ReadItemAsync(CancellationToken cancellation)
    {
        var request = new GetItemRequest { TableName = settings.ResultTable, Key = ForecastItem.Key(), ConsistentRead = true };
        var found = await AwsErrors.GuardAsync(
            "dynamodb:GetItem", _results, () => dynamo.GetItemAsync(request, cancellation), cancellation);
        return found.Item is { Count: > 0 } item ? item : null;
    }
}
