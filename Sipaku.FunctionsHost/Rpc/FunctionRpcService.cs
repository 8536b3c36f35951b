using Grpc.Core;
using Sipaku.FunctionsHost.Rpc.Messages;
using Sipaku.FunctionsHost.Workers;
using RpcException = Grpc.Core.RpcException;

namespace Sipaku.FunctionsHost.Rpc;

/// <summary>Where workers connect. A stream is accepted from the process that this host started, which alone knows its id.</summary>
internal sealed class FunctionRpcService(WorkerSupervisor workers) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.StartStream?.WorkerId is not { } id
            || workers.Accept(id) is not { } channel)
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "This host started no such worker."));
        }

        await channel.RunAsync(requestStream, responseStream, context.CancellationToken);
    }
}
