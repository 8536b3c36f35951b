using System.Runtime.CompilerServices;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Sipaku.DurableTask.Sqlite.Codec;

/// <summary>
/// What is stored of events and messages. Whatever is handed out is read from these bytes anew: the framework and its users change
/// objects that they were given, and objects that they gave.
/// </summary>
internal static class Bodies
{
    /// <summary>The first byte of each body; another one will mean other fields.</summary>
    private const byte Format = 1;

    /// <summary>A buffer that one large payload has grown is not kept.</summary>
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static BodyWriter? _writer;

    public static byte[] Write(HistoryEvent historyEvent)
    {
        BodyWriter body = Begin();
        EventCodec.Write(body, historyEvent);
        return body.Written.ToArray();
    }

    public static HistoryEvent ReadEvent(ReadOnlySpan<byte> bytes)
    {
        BodyReader body = Open(bytes);
        return EventCodec.Read(ref body);
    }

    public static byte[] Write(TaskMessage message)
    {
        BodyWriter body = Begin();
        PartCodec.Write(body, message.OrchestrationInstance);
        body.Long(message.SequenceNumber);
        body.Flag(message.OrchestrationExecutionContext is not null);
        if (message.OrchestrationExecutionContext is { } context)
        {
            body.Tags(context.OrchestrationTags);
        }

        EventCodec.Write(body, message.Event);
        return body.Written.ToArray();
    }

    public static TaskMessage ReadMessage(ReadOnlySpan<byte> bytes)
    {
        BodyReader body = Open(bytes);
        TaskMessage message = new() { OrchestrationInstance = PartCodec.ReadInstance(ref body), SequenceNumber = body.Long() };
        if (body.Flag())
        {
            message.OrchestrationExecutionContext = new OrchestrationExecutionContext();
            SetTags(message.OrchestrationExecutionContext, body.Tags()!);
        }

        message.Event = EventCodec.Read(ref body);
        return message;
    }

    public static byte[]? Write(IDictionary<string, string>? tags)
    {
        if (tags is null)
        {
            return null;
        }

        BodyWriter body = Begin();
        body.Tags(tags);
        return body.Written.ToArray();
    }

    public static Dictionary<string, string>? ReadTags(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        BodyReader body = Open(bytes);
        return body.Tags();
    }

    public static byte[]? Write(FailureDetails? failure)
    {
        if (failure is null)
        {
            return null;
        }

        BodyWriter body = Begin();
        PartCodec.Write(body, failure);
        return body.Written.ToArray();
    }

    public static FailureDetails? ReadFailure(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        BodyReader body = Open(bytes);
        return PartCodec.ReadFailure(ref body);
    }

    private static BodyWriter Begin()
    {
        if (_writer?.Capacity > LargestKept)
        {
            _writer = null;
        }

        BodyWriter body = _writer ??= new BodyWriter();
        body.Clear();
        body.Byte(Format);
        return body;
    }

    private static BodyReader Open(ReadOnlySpan<byte> bytes)
    {
        BodyReader body = new(bytes);
        return body.Byte() == Format
            ? body
            : throw new DurableStoreException(DurableStoreError.Damaged, "The durable store holds a body of an unknown format.");
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_OrchestrationTags")]
    private static extern void SetTags(OrchestrationExecutionContext context, IDictionary<string, string> tags);
}
