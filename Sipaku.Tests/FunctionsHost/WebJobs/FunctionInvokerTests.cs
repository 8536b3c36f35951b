using Microsoft.Extensions.Logging.Abstractions;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Rpc.Messages;
using Sipaku.FunctionsHost.WebJobs;
using Sipaku.FunctionsHost.Workers;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.WebJobs;

public sealed class FunctionInvokerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Activity_WhenItsWorkerEnds_ShouldFail_UnlessTheHostStopsAndTheNextStartTakesItUp(bool stopping)
    {
        AppFunction work = new("Work", FunctionKind.Activity, "input", [], null, new RpcFunctionMetadata());
        using SqliteOrchestrationService store = new(new SqliteOrchestrationServiceOptions());
        FunctionInvoker invoker = new([work], new DeadWorker(stopping), store, NullLogger.Instance);

        Task<object?> run = invoker.RunAsync(0, ["1", "instance"]);

        Assert.Equal((!stopping, !stopping), (run.IsCompleted, run.IsFaulted));
    }

    private sealed class DeadWorker(bool stopping) : IWorkerInvoker
    {
        public bool IsStopping => stopping;

        public Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation) =>
            Task.FromException<InvocationResponse>(new WorkerProcessExitException("It ended."));

        public void EndWorker() => throw new InvalidOperationException();
    }
}
