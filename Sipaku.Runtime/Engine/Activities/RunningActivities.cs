using System.IO.MemoryMappedFiles;

namespace Sipaku.Runtime.Engine.Activities;

/// <summary>
/// The activities and the orchestrators' code that run at this moment, in a file mapped into memory: the operating system keeps what was
/// written there when the process is killed, so that the next one knows what was running, at no cost for a start. A power cut may lose it,
/// but no activity cuts the power.
/// </summary>
internal sealed class RunningActivities : IDisposable
{
    private const int SlotSize = 16;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _slots;
    private readonly int _count;

    /// <param name="path">The file, or null for memory only.</param>
    /// <param name="count">The number of slots: what can run at once and is noted.</param>
    public RunningActivities(string? path, int count)
    {
        _count = count;
        long size = Math.Max(path is not null && File.Exists(path) ? new FileInfo(path).Length : 0, (long)count * SlotSize);
        _file = path is null
            ? MemoryMappedFile.CreateNew(null, size)
            : MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, size);
        _slots = _file.CreateViewAccessor();
    }

    /// <summary>What was running when the last process died; empty after a clean stop.</summary>
    public IReadOnlyList<(long Key, int TaskId)> TakeLeftovers()
    {
        List<(long, int)> found = [];
        for (long offset = 0; offset + SlotSize <= _slots.Capacity; offset += SlotSize)
        {
            if (_slots.ReadInt64(offset) is > 0 and long key)
            {
                found.Add((key, _slots.ReadInt32(offset + 8)));
            }
        }

        Clear();
        return found;
    }

    public void Begin(int slot, long key, int taskId)
    {
        if (slot < _count)
        {
            _slots.Write((slot * SlotSize) + 8, taskId);
            _slots.Write(slot * SlotSize, key);
        }
    }

    public void End(int slot)
    {
        if (slot < _count)
        {
            _slots.Write(slot * SlotSize, 0L);
        }
    }

    /// <summary>Nothing runs any more that would be to blame.</summary>
    public void Clear()
    {
        for (long offset = 0; offset + SlotSize <= _slots.Capacity; offset += SlotSize)
        {
            _slots.Write(offset, 0L);
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _file.Dispose();
    }
}
