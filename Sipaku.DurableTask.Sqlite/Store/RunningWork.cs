using System.IO.MemoryMappedFiles;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// What runs at this moment, in a file mapped into memory: the operating system keeps what was written there when the process is killed,
/// so that the next one knows what was running, at no cost for a start. A power cut may lose it, but no activity cuts the power.
/// </summary>
internal sealed class RunningWork : IDisposable
{
    /// <summary>Stands where there was no free place; nothing is noted then.</summary>
    public const int None = -1;

    private const int SlotSize = 16;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _slots;
    private readonly Stack<int> _free;
    private bool _disposed;

    /// <param name="path">The file, or null for memory only.</param>
    /// <param name="count">What can run at once and is noted.</param>
    /// <exception cref="DurableStoreException">The file cannot be written.</exception>
    public RunningWork(string? path, int count)
    {
        _free = new Stack<int>(Enumerable.Range(0, count).Reverse());
        try
        {
            long size = Math.Max(path is not null && File.Exists(path) ? new FileInfo(path).Length : 0, (long)count * SlotSize);
            _file = path is null ? MemoryMappedFile.CreateNew(null, size) : MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, size);
            _slots = _file.CreateViewAccessor();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DurableStoreException(DurableStoreError.ReadOnly, $"The file {path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>What was running when the last process died; empty after a clean stop.</summary>
    public IReadOnlyList<(long Id, bool IsActivity)> TakeLeftovers()
    {
        List<(long, bool)> found = [];
        for (long offset = 0; offset + SlotSize <= _slots.Capacity; offset += SlotSize)
        {
            if (_slots.ReadInt64(offset) is > 0 and long id)
            {
                found.Add((id, _slots.ReadInt64(offset + sizeof(long)) != 0));
                _slots.Write(offset, 0L);
            }
        }

        return found;
    }

    /// <summary>Notes that an activity, or a turn of an instance, begins.</summary>
    /// <returns>Its place, for <see cref="End"/>.</returns>
    public int Begin(long id, bool isActivity)
    {
        lock (_free)
        {
            if (_disposed || !_free.TryPop(out int slot))
            {
                return None;
            }

            _slots.Write((slot * SlotSize) + sizeof(long), isActivity ? 1L : 0L);
            _slots.Write(slot * SlotSize, id);
            return slot;
        }
    }

    /// <summary>Notes that it ended, and forgets its place.</summary>
    public void End(ref int slot)
    {
        if (slot == None)
        {
            return;
        }

        lock (_free)
        {
            if (!_disposed)
            {
                _slots.Write(slot * SlotSize, 0L);
                _free.Push(slot);
            }
        }

        slot = None;
    }

    /// <summary>Nothing runs any more that would be to blame.</summary>
    public void Dispose()
    {
        lock (_free)
        {
            TakeLeftovers();
            _disposed = true;
            _slots.Dispose();
            _file.Dispose();
        }
    }
}
