using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Activities;

/// <summary>Runs one activity and makes a message of what came of it.</summary>
internal sealed class ActivityRunner(
    IFunctionDispatcher functions, EngineMetrics metrics, ILogger logger, IExceptionPropertiesProvider? failureProperties)
{
    /// <summary>The result, or null where the host stops and the activity is to run again.</summary>
    public async Task<InstanceMessage?> RunAsync(ActivityCall call, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return null;
        }

        if (call.Attempts is { LoneStarts: >= ActivityDispatcher.ParkAfter } attempts)
        {
            logger.LogError("Activity '{Activity}' of instance '{InstanceId}' is parked: it kills the process.", call.Name, call.Instance.Id);
            return Failed(call, new(
                Failures.Poison,
                $"The activity '{call.Name}' was running each of the {attempts.Crashes} times that the process died, the last "
                + $"{attempts.LoneStarts} times with nothing beside it, and is not run again.",
                null,
                null,
                null));
        }

        if (!functions.HasActivity(call.Name))
        {
            return Failed(call, new(Failures.ActivityNotFound, $"There is no activity named '{call.Name}' in this app.", null, null, null));
        }

        using System.Diagnostics.Activity? span = Telemetry.StartActivity(call);
        long startedAt = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            ActivityInvocation invocation = new(
                call.Name, call.Instance.Id, call.TaskId, call.Input, span?.Id ?? call.Instance.Record.TraceParent, call.Version);
            string? output = await functions.RunActivityAsync(invocation, stop);
            metrics.ActivityEnded(call.Name, "Completed", startedAt);
            return new InstanceMessage(HistoryKind.TaskCompleted) { Generation = call.Generation, TaskId = call.TaskId, Data = output };
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (stop.IsCancellationRequested)
            {
                // What fails because the host stops has not failed: it is abandoned, and runs again at the next start.
                return null;
            }

            metrics.ActivityEnded(call.Name, "Failed", startedAt);
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, exception.Message);
            logger.LogWarning("Activity '{Activity}' of instance '{InstanceId}' failed: {Reason}", call.Name, call.Instance.Id, exception.Message);
            logger.LogDebug(exception, "Activity '{Activity}' of instance '{InstanceId}' failed.", call.Name, call.Instance.Id);
            return Failed(call, Failures.From(exception, failureProperties));
        }
    }

    private static InstanceMessage Failed(ActivityCall call, TaskFailureDetails failure) => new(HistoryKind.TaskFailed)
    {
        Generation = call.Generation,
        TaskId = call.TaskId,
        Data = Failures.Serialize(failure),
    };
}
