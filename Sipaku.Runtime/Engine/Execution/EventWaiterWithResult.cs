using Microsoft.DurableTask;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>One call of WaitForExternalEvent.</summary>
/// <typeparam name="T">The type that the payload is read as.</typeparam>
internal sealed class EventWaiter<T> : EventWaiter
{
    private readonly PendingTask<T> _task = new(HistoryKind.EventRaised, string.Empty);

    public Task<T> Task => _task.Task;

    public override Type EventType => typeof(T);

    public override void Complete(string? data, DataConverter converter) => _task.Complete(data, converter);

    public void Cancel(CancellationToken cancellation) => _task.Cancel(cancellation);
}
