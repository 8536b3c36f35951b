using Grpc.Core;
using Sipaku.FunctionsHost.Rpc.Messages;
using Sipaku.FunctionsHost.Workers;
using Xunit;
using RpcException = Grpc.Core.RpcException;

namespace Sipaku.Tests.FunctionsHost.Workers;

public sealed class WorkerChannelTests
{
    public static TheoryData<Exception?> Ends() => [null, new IOException("reset"), new OperationCanceledException(), new RpcException(Status.DefaultCancelled)];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Run_WhenTheStreamEnds_ShouldSaySo_BeforeAnybodyKnowsHowTheProcessEnded(Exception? end)
    {
        List<WorkerChannel> withdrawn = [];
        WorkerChannel channel = new(_ => { }, withdrawn.Add);
        Task<InvocationResponse> pending = channel.InvokeAsync(new InvocationRequest { InvocationId = "one" }, CancellationToken.None);
        EndedStream stream = new(end);

        await channel.RunAsync(stream, stream, CancellationToken.None);

        Assert.Equal([channel], withdrawn);
        Assert.False(pending.IsCompleted);
        channel.Close(new WorkerProcessExitException("exit code 1"));
        Assert.Equal("exit code 1", (await Assert.ThrowsAsync<WorkerProcessExitException>(() => pending)).Message);
    }

    /// <summary>A stream whose other side has gone.</summary>
    private sealed class EndedStream(Exception? end) : IAsyncStreamReader<StreamingMessage>, IServerStreamWriter<StreamingMessage>
    {
        public StreamingMessage Current => throw new InvalidOperationException();

        public WriteOptions? WriteOptions { get; set; }

        public Task<bool> MoveNext(CancellationToken cancellationToken) => end is null ? Task.FromResult(false) : Task.FromException<bool>(end);

        public Task WriteAsync(StreamingMessage message) => Task.CompletedTask;
    }
}
