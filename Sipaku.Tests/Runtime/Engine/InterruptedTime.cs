namespace Sipaku.Tests.Runtime.Engine;

/// <summary>The real time, but the next one who asks for it is kept until something has happened.</summary>
internal sealed class InterruptedTime : TimeProvider
{
    private Func<Task>? _interruption;

    public void InterruptNext(Func<Task> interruption) => _interruption = interruption;

    public override DateTimeOffset GetUtcNow()
    {
        Interlocked.Exchange(ref _interruption, null)?.Invoke().GetAwaiter().GetResult();
        return base.GetUtcNow();
    }
}
