using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Sipaku.FunctionsHost.Rpc.Messages;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;
using RpcException = Grpc.Core.RpcException;

namespace Sipaku.Tests.FunctionsHost.Workers;

[Collection(SharedHostTests.Name)]
public class WorkerStreamTests(SharedHost shared)
{
    private static readonly Marshaller<StreamingMessage> Messages = Marshallers.Create(message => message.ToByteArray(), StreamingMessage.Parser.ParseFrom);

    private static readonly Method<StreamingMessage, StreamingMessage> EventStream = new(
        MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", Messages, Messages);

    [Fact]
    public async Task Stream_WhenAStrangerOpensIt_ShouldBeRefused()
    {
        List<string> arguments = [.. (await File.ReadAllTextAsync($"/proc/{await shared.Host.WorkerAsync()}/cmdline")).Split('\0')];
        string address = arguments[arguments.IndexOf("--functions-uri") + 1];
        string used = arguments[arguments.IndexOf("--functions-worker-id") + 1];
        using GrpcChannel channel = GrpcChannel.ForAddress(address);

        foreach (StreamingMessage first in (StreamingMessage[])
        [
            new() { StartStream = new StartStream { WorkerId = "stranger" } },
            new() { StartStream = new StartStream { WorkerId = used } },
            new() { StartStream = new StartStream() },
            new() { RpcLog = new RpcLog { Message = "I was here." } },
        ])
        {
            using AsyncDuplexStreamingCall<StreamingMessage, StreamingMessage> call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(EventStream, null, default);
            await call.RequestStream.WriteAsync(first);

            RpcException refusal = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

            Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
        }

        Assert.Equal("GET none", await shared.Http.GetStringAsync("/api/word"));
    }
}
