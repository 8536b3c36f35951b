using DurableTask.Core;
using DurableTask.Core.Tracing;
using Newtonsoft.Json;

namespace Sipaku.DurableTask.Sqlite.Codec;

/// <summary>The parts that events and messages are made of.</summary>
internal static class PartCodec
{
    public static void Write(BodyWriter body, OrchestrationInstance? instance)
    {
        body.Flag(instance is not null);
        if (instance is not null)
        {
            body.Text(instance.InstanceId);
            body.Text(instance.ExecutionId);
        }
    }

    public static OrchestrationInstance? ReadInstance(ref BodyReader body) =>
        body.Flag() ? new OrchestrationInstance { InstanceId = body.Text(), ExecutionId = body.Text() } : null;

    public static void Write(BodyWriter body, ParentInstance? parent)
    {
        body.Flag(parent is not null);
        if (parent is not null)
        {
            body.Text(parent.Name);
            body.Text(parent.Version);
            body.Number(parent.TaskScheduleId);
            Write(body, parent.OrchestrationInstance);
        }
    }

    public static ParentInstance? ReadParent(ref BodyReader body) => !body.Flag()
        ? null
        : new ParentInstance
        {
            Name = body.Text(),
            Version = body.Text(),
            TaskScheduleId = body.Number(),
            OrchestrationInstance = ReadInstance(ref body),
        };

    public static void Write(BodyWriter body, DistributedTraceContext? trace)
    {
        body.Flag(trace is not null);
        if (trace is null)
        {
            return;
        }

        body.Text(trace.TraceParent);
        body.Text(trace.TraceState);
        body.Text(trace.Id);
        body.Text(trace.SpanId);
        body.Flag(trace.ActivityStartTime is not null);
        if (trace.ActivityStartTime is { } startedAt)
        {
            body.Long(startedAt.UtcTicks);
        }
    }

    public static DistributedTraceContext? ReadTrace(ref BodyReader body) => !body.Flag()
        ? null
        : new DistributedTraceContext(body.Text()!, body.Text())
        {
            Id = body.Text(),
            SpanId = body.Text(),
            ActivityStartTime = body.Flag() ? new DateTimeOffset(body.Long(), TimeSpan.Zero) : null,
        };

    public static void Write(BodyWriter body, FailureDetails? failure)
    {
        body.Flag(failure is not null);
        if (failure is null)
        {
            return;
        }

        body.Text(failure.ErrorType);
        body.Text(failure.ErrorMessage);
        body.Text(failure.StackTrace);
        body.Flag(failure.IsNonRetriable);
        body.Text(failure.Properties is { } properties ? JsonConvert.SerializeObject(properties) : null);
        Write(body, failure.InnerFailure);
    }

    public static FailureDetails? ReadFailure(ref BodyReader body)
    {
        if (!body.Flag())
        {
            return null;
        }

        string type = body.Text()!;
        string message = body.Text()!;
        string? stack = body.Text();
        bool final = body.Flag();
        Dictionary<string, object?>? properties = body.Text() is { } json ? JsonConvert.DeserializeObject<Dictionary<string, object?>>(json) : null;
        return new FailureDetails(type, message, stack, ReadFailure(ref body), final, properties);
    }
}
