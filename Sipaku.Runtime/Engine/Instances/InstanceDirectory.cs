using System.Collections.Concurrent;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>All unfinished instances. Changed only by committed writes, in their order.</summary>
internal sealed class InstanceDirectory
{
    private readonly ConcurrentDictionary<long, LiveInstance> _byKey = new();

    public IEnumerable<LiveInstance> All => _byKey.Values;

    public int Count => _byKey.Count;

    public LiveInstance? Find(long key) => _byKey.GetValueOrDefault(key);

    public void Add(LiveInstance instance) => _byKey[instance.Record.Key] = instance;

    public LiveInstance? Remove(long key) => _byKey.TryRemove(key, out LiveInstance? removed) ? removed : null;
}
