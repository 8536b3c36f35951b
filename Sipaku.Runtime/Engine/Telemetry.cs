using System.Diagnostics;
using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine;

/// <summary>
/// Traces of the engine: a span for each execution of an activity, below the W3C parent that the orchestration was scheduled with and
/// that the store carries. Names and tags are those of DurableTask.Core (DurableTask.Core/Tracing/Schema.cs).
/// </summary>
internal static class Telemetry
{
    public const string SourceName = "Sipaku.Runtime";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The span of scheduling an orchestration: what it does hangs below this.</summary>
    public static Activity? StartScheduling(string name, string instanceId)
    {
        Activity? span = Source.StartActivity($"create_orchestration:{name}", ActivityKind.Producer);
        span?.SetTag("durabletask.type", "orchestration");
        span?.SetTag("durabletask.task.name", name);
        span?.SetTag("durabletask.task.instance_id", instanceId);
        return span;
    }

    /// <summary>
    /// Writes the span of an orchestration when it has ended: it may have lived in several processes, so none of them can hold it open.
    /// </summary>
    public static void OrchestrationFinished(InstanceRecord instance, ExecutionOutcome outcome, long at)
    {
        if (!Source.HasListeners())
        {
            return;
        }

        ActivityContext.TryParse(instance.TraceParent, null, isRemote: true, out ActivityContext parent);
        using Activity? span = Source.StartActivity(
            $"orchestration:{instance.Name}", ActivityKind.Server, parent, startTime: new DateTimeOffset(instance.CreatedAt, TimeSpan.Zero));
        span?.SetTag("durabletask.type", "orchestration");
        span?.SetTag("durabletask.task.name", instance.Name);
        span?.SetTag("durabletask.task.instance_id", instance.Id);
        span?.SetTag("durabletask.task.status", outcome.Status.ToString());
        if (outcome.Failure is { } failure)
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.ErrorMessage);
        }

        span?.SetEndTime(new DateTime(at, DateTimeKind.Utc));
    }

    public static Activity? StartActivity(ActivityCall call)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext.TryParse(call.Instance.Record.TraceParent, null, isRemote: true, out ActivityContext parent);
        Activity? span = Source.StartActivity($"activity:{call.Name}", ActivityKind.Server, parent);
        span?.SetTag("durabletask.type", "activity");
        span?.SetTag("durabletask.task.name", call.Name);
        span?.SetTag("durabletask.task.instance_id", call.Instance.Id);
        span?.SetTag("durabletask.task.task_id", call.TaskId);
        return span;
    }
}
