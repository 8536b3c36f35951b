using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>Retries of activities and sub-orchestrations, made of the orchestrator's own durable operations.</summary>
internal static class RetriedCall
{
    /// <remarks>
    /// The arithmetic is that of DurableTask.Core: attempts count the first call, the delay grows from the first interval. Not taken over is
    /// the timer that it schedules after the last attempt and that nobody waits for.
    /// </remarks>
    public static async Task<T> WithPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        DateTime giveUpAt = policy.RetryTimeout == Timeout.InfiniteTimeSpan || policy.RetryTimeout > DateTime.MaxValue - context.CurrentUtcDateTime
            ? DateTime.MaxValue
            : context.CurrentUtcDateTime + policy.RetryTimeout;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failure) when (
                attempt + 1 < policy.MaxNumberOfAttempts
                && Failures.CanBeRetried(failure.FailureDetails)
                && context.CurrentUtcDateTime < giveUpAt
                && Handles(policy, failure))
            {
                await context.CreateTimer(Delay(policy, attempt), CancellationToken.None);
            }
        }
    }

    public static async Task<T> WithHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, string name, Func<Task<T>> call)
    {
        DateTime startedAt = context.CurrentUtcDateTime;
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failure) when (Failures.CanBeRetried(failure.FailureDetails))
            {
                context.CreateReplaySafeLogger("Microsoft.DurableTask").LogInformation(
                    "'{InstanceId}': evaluating the retry handler of failed task '{Name}'. Attempt = {Attempt}.", context.InstanceId, name, failures);
                RetryContext retry = new(context, failures, failure.FailureDetails, context.CurrentUtcDateTime - startedAt, CancellationToken.None);
                if (!await handler(retry))
                {
                    throw;
                }
            }
        }
    }

    private static TimeSpan Delay(RetryPolicy policy, int attempt)
    {
        TimeSpan longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt);
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private static bool Handles(RetryPolicy policy, TaskFailedException failure)
    {
        try
        {
            return policy.Handle(failure);
        }
#pragma warning disable CA1031 // A handler that throws does not handle, as in DurableTask.Core.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
