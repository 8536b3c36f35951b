using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>The run lock: one item, changed by conditional writes only.</summary>
internal sealed class DynamoDbRunLock(IAmazonDynamoDB dynamo, string tableName, TimeProvider time)
{
    private readonly AwsResource _table = AwsResource.Table(tableName, nameof(SipakuSettings.PredictionTable));

    /// <inheritdoc cref="Ports.IForecastStore.AcquireAsync"/>
    public async Task<LockAttempt> AcquireAsync(string runId, RunLock? takeOverFrom, CancellationToken cancellation)
    {
        if (runId.StartsWith(LockItem.Reserved, StringComparison.Ordinal))
        {
            throw new PermanentException($"A run id may not start with '{LockItem.Reserved}': '{runId}'.");
        }

        DateTime now = time.GetUtcNow().UtcDateTime;
        UpdateItemRequest update = Update(
            $"SET #holder = :me, {LockItem.AcquiredAt} = :now, {LockItem.RenewedAt} = :now, {LockItem.ExpiresAt} = :expires ADD #fence :one",
            takeOverFrom is null
                ? "attribute_not_exists(#holder)"
                : $"attribute_not_exists(#holder) OR (#holder = :old AND #fence = :oldFence AND {LockItem.RenewedAt} = :oldRenewal)");
        update.ExpressionAttributeNames["#fence"] = LockItem.Fence;
        update.ExpressionAttributeValues = new()
        {
            [":me"] = new() { S = runId },
            [":now"] = LockItem.Instant(now),
            [":expires"] = LockItem.Instant(now + RunLock.StartLease),
            [":one"] = new() { N = "1" },
        };
        if (takeOverFrom is not null)
        {
            update.ExpressionAttributeValues[":old"] = new() { S = takeOverFrom.RunId };
            update.ExpressionAttributeValues[":oldFence"] = new() { N = takeOverFrom.Fence.ToString(CultureInfo.InvariantCulture) };
            update.ExpressionAttributeValues[":oldRenewal"] = LockItem.Instant(takeOverFrom.RenewedAt);
        }

        // The lock can be given back between a refused write and the look at who holds it: then it is tried once more.
        for (int attempt = 0; ; attempt++)
        {
            if (await TryWriteAsync(update, cancellation) is { } taken)
            {
                return new LockAttempt(true, LockItem.Read(taken)!);
            }

            if (await ReadAsync(cancellation) is { } held)
            {
                return new LockAttempt(held.RunId == runId, held);
            }

            if (attempt == 3)
            {
                throw new ThrottledException("The run lock changes hands too fast to be taken; try again.");
            }
        }
    }

    /// <summary>Raises the fence of the lock that the run holds.</summary>
    public async Task<LockAttempt> RaiseAsync(string runId, long fence, CancellationToken cancellation)
    {
        UpdateItemRequest update = Update("SET #fence = :fence", "#holder = :me AND #fence < :fence");
        update.ExpressionAttributeNames["#fence"] = LockItem.Fence;
        update.ExpressionAttributeValues = new()
        {
            [":me"] = new() { S = runId },
            [":fence"] = new() { N = fence.ToString(CultureInfo.InvariantCulture) },
        };
        await TryWriteAsync(update, cancellation);
        return await AcquireAsync(runId, null, cancellation);
    }

    /// <inheritdoc cref="Ports.IForecastStore.RenewAsync"/>
    public async Task<bool> RenewAsync(string runId, CancellationToken cancellation)
    {
        UpdateItemRequest update = Update($"SET {LockItem.RenewedAt} = :now, {LockItem.ExpiresAt} = :expires", "#holder = :me");
        update.ExpressionAttributeValues = new()
        {
            [":me"] = new() { S = runId },
            [":now"] = LockItem.Instant(time.GetUtcNow().UtcDateTime),
            [":expires"] = LockItem.Instant(time.GetUtcNow().UtcDateTime + RunLock.RunLease),
        };
        return await TryWriteAsync(update, cancellation) is not null;
    }

    /// <inheritdoc cref="Ports.IForecastStore.ReleaseAsync"/>
    public Task ReleaseAsync(string runId, CancellationToken cancellation)
    {
        UpdateItemRequest update = Update($"REMOVE #holder, {LockItem.AcquiredAt}, {LockItem.RenewedAt}, {LockItem.ExpiresAt}", "#holder = :me");
        update.ExpressionAttributeValues = new() { [":me"] = new() { S = runId } };
        return TryWriteAsync(update, cancellation);
    }

    /// <inheritdoc cref="Ports.IForecastStore.ReadLockAsync"/>
    public async Task<RunLock?> ReadAsync(CancellationToken cancellation) => LockItem.Read(await ReadItemAsync(cancellation));

    /// <summary>The fence of the last acquisition, whether the lock is held or not.</summary>
    public async Task<long> ReadFenceAsync(CancellationToken cancellation) => LockItem.FenceOf(await ReadItemAsync(cancellation));

    private UpdateItemRequest Update(string expression, string condition) => new()
    {
        TableName = tableName,
        Key = LockItem.Key(),
        UpdateExpression = expression,
        ConditionExpression = condition,
        ExpressionAttributeNames = new() { ["#holder"] = LockItem.Holder },
        ReturnValues = ReturnValue.ALL_NEW,
    };

    /// <summary>The item after the write, or <see langword="null"/> where the condition did not hold.</summary>
    private async Task<Dictionary<string, AttributeValue>?> TryWriteAsync(UpdateItemRequest update, CancellationToken cancellation)
    {
        try
        {
            UpdateItemResponse written = await AwsErrors.GuardAsync(
                "dynamodb:UpdateItem", _table, () => dynamo.UpdateItemAsync(update, cancellation), cancellation);
            return written.Attributes ?? [];
        }
        catch (PermanentException refused) when (refused.InnerException is ConditionalCheckFailedException)
        {
            return null;
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> ReadItemAsync(CancellationToken cancellation)
    {
        GetItemRequest request = new() { TableName = tableName, Key = LockItem.Key(), ConsistentRead = true };
        GetItemResponse found = await AwsErrors.GuardAsync(
            "dynamodb:GetItem", _table, () => dynamo.GetItemAsync(request, cancellation), cancellation);
        return found.Item;
    }
}
