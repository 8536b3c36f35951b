using Sipaku.Runtime.Engine.Instances;

namespace Sipaku.Runtime.Engine.Timers;

/// <summary>A message that an instance gets at a time.</summary>
internal sealed class DueMessage(LiveInstance instance, InstanceMessage message, long dueAt)
{
    private volatile bool _cancelled;

    public long DueAt { get; } = dueAt;

    public bool IsCancelled => _cancelled;

    public void Cancel() => _cancelled = true;

    public void Deliver()
    {
        if (!_cancelled)
        {
            instance.Post(message);
        }
    }
}
