using System.Diagnostics;
using Sipaku.Runtime.Engine.Activities;

namespace Sipaku.Runtime.Engine;

/// <summary>
/// Traces of the engine: a span for each execution of an activity, below the W3C parent that the orchestration was scheduled with and
/// that the store carries. Names and tags are those of DurableTask.Core (DurableTask.Core/Tracing/Schema.cs).
/// </summary>
internal static class Telemetry
{
    public const string SourceName = "Sipaku.Runtime";

    private static readonly ActivitySource Source = new(SourceName);

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
