namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>A write whose caller waits for a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
internal sealed class StoreWrite<T>(Func<StoreSession, T> execute, Action<T>? committed = null) : StoreWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Completion => _completion.Task;

    public override void Execute(StoreSession session) => _result = execute(session);

    public override void Committed()
    {
        committed?.Invoke(_result);
        _completion.TrySetResult(_result);
    }

    public override void Failed(Exception exception) => _completion.TrySetException(exception);
}
