using Microsoft.DurableTask;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>A pending activity, sub-orchestration or timer.</summary>
/// <typeparam name="T">The type that the result is read as.</typeparam>
internal sealed class PendingTask<T>(HistoryKind kind, string name) : PendingTask(kind, name)
{
    // Continuations run inside the turn that completes it; RunContinuationsAsynchronously would send Task.WhenAll's to the thread pool.
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override void Complete(string? data, DataConverter converter)
    {
        T? result;
        try
        {
            result = data is null ? default : converter.Deserialize<T>(data);
        }
#pragma warning disable CA1031 // Whatever the converter throws is the orchestrator's to see, where it awaits the result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _source.TrySetException(exception);
            return;
        }

        _source.TrySetResult(result!);
    }

    public override void Fail(int taskId, TaskFailureDetails failure) => _source.TrySetException(new TaskFailedException(Name, taskId, failure));

    public bool Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
}
