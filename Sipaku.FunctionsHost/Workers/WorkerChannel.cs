using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Sipaku.FunctionsHost.Rpc.Messages;
using RpcException = Grpc.Core.RpcException;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>The conversation with one worker process: requests by their id, invocations by theirs, logs as they come.</summary>
internal sealed class WorkerChannel(Action<RpcLog> log, Action<WorkerChannel> ended)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new(StringComparer.Ordinal);
    private readonly Channel<StreamingMessage> _outbound = Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });
    private volatile Exception? _closed;

    /// <summary>Carries messages both ways until the stream or the channel ends.</summary>
    public async Task RunAsync(IAsyncStreamReader<StreamingMessage> inbound, IServerStreamWriter<StreamingMessage> outbound, CancellationToken cancellation)
    {
        Task sending = SendAsync(outbound, cancellation);
        try
        {
            while (await inbound.MoveNext(cancellation))
            {
                Receive(inbound.Current);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or RpcException)
        {
            // The process has gone; whoever minds it says how.
        }
        finally
        {
            ended(this);
            _outbound.Writer.TryComplete();
            await sending;
        }
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    public Task<StreamingMessage> RequestAsync(StreamingMessage request)
    {
        request.RequestId = Guid.NewGuid().ToString();
        return AskAsync(request.RequestId, request);
    }

    /// <summary>Sends an invocation and waits for its end.</summary>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation)
    {
        Task<StreamingMessage> answer = AskAsync(request.InvocationId, new StreamingMessage { InvocationRequest = request });
        await using (cancellation.Register(() => Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } })))
        {
            InvocationResponse response = (await answer).InvocationResponse;
            return response.Result?.Status == StatusResult.Types.Status.Success
                ? response
                : throw new WorkerInvocationException(response.Result ?? new StatusResult());
        }
    }

    /// <summary>Sends without waiting for anything.</summary>
    public void Send(StreamingMessage message) => _outbound.Writer.TryWrite(message);

    /// <summary>Ends the conversation: whoever waits, or comes later, gets the exception.</summary>
    public void Close(Exception reason)
    {
        _closed = reason;
        _outbound.Writer.TryComplete();
        foreach (string id in _waiting.Keys)
        {
            Take(id)?.TrySetException(reason);
        }
    }

    private Task<StreamingMessage> AskAsync(string id, StreamingMessage message)
    {
        TaskCompletionSource<StreamingMessage> waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = waiter;
        Send(message);
        if (_closed is { } reason)
        {
            Take(id)?.TrySetException(reason);
        }

        return waiter.Task;
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                log(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                Take(message.InvocationResponse.InvocationId)?.TrySetResult(message);
                break;
            default:
                Take(message.RequestId)?.TrySetResult(message);
                break;
        }
    }

    private TaskCompletionSource<StreamingMessage>? Take(string id) => _waiting.TryRemove(id, out TaskCompletionSource<StreamingMessage>? waiter) ? waiter : null;

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> outbound, CancellationToken cancellation)
    {
        try
        {
            await foreach (StreamingMessage message in _outbound.Reader.ReadAllAsync(cancellation))
            {
                await outbound.WriteAsync(message, cancellation);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or IOException or RpcException)
        {
            // The stream has ended; whoever minds the process says how.
        }
    }
}
