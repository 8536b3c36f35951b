namespace Sipaku.Tests.VirtualTime;

/// <summary>Somebody who waits; the engine works only as long as there is one.</summary>
/// <param name="instance">The instance that it waits for, for which the clock moves on; null for the time when nothing is under way.</param>
/// <param name="isMet">Whether the wait is over.</param>
internal sealed class Waiter(VirtualInstance? instance, Func<bool> isMet)
{
    public VirtualInstance? Instance => instance;

    public bool IsMet => isMet();

    public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
