namespace Sipaku.Runtime.Engine.Instances;

/// <summary>The instances whose code is in memory, those that were used last first.</summary>
internal sealed class ExecutionCache
{
    private readonly Lock _gate = new();
    private readonly LinkedList<LiveInstance> _order = new();

    /// <summary>Notes that the instance was used and makes room.</summary>
    public void Touch(LiveInstance instance, int limit)
    {
        lock (_gate)
        {
            if (instance.CacheNode.List is not null)
            {
                _order.Remove(instance.CacheNode);
            }

            _order.AddFirst(instance.CacheNode);
            int tries = _order.Count - limit;
            while (tries-- > 0 && _order.Last is { } oldest)
            {
                _order.Remove(oldest);
                if (!oldest.Value.TryEvict())
                {
                    _order.AddFirst(oldest);
                }
            }
        }
    }

    public void Remove(LiveInstance instance)
    {
        lock (_gate)
        {
            if (instance.CacheNode.List is not null)
            {
                _order.Remove(instance.CacheNode);
            }
        }
    }
}
