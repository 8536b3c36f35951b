namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>A view of a stream that bytes can be put in front of, and appended to after its end. The stream stays its maker's.</summary>
internal sealed class Tail(Stream stream) : ForwardStream(stream, owns: false)
{
    private const int Kept = 16;

    private readonly byte[] last = new byte[Kept];
    private ReadOnlyMemory<byte> pending;
    private bool appended;
    private int known;

    /// <summary>Bytes that come next.</summary>
    public void Prepend(ReadOnlyMemory<byte> bytes) => pending = bytes;

    /// <summary>Looks at what comes next without taking it.</summary>
    /// <returns>As much as is asked for; less at the end, or before damage, which the reads then come upon.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int length, CancellationToken cancellation)
    {
        byte[] head = new byte[length];
        int read = 0;
        try
        {
            int more;
            do
            {
                more = await ReadAsync(head.AsMemory(read), cancellation);
                read += more;
            }
            while (more > 0 && read < length);
        }
        catch (InvalidDataException)
        {
            // Thrown again by the next read of what is underneath.
        }

        Prepend((byte[])[.. head.AsSpan(0, read), .. pending.Span]);
        return pending[..read];
    }

    /// <summary>Bytes that come after the end, which nothing is read from the stream any more.</summary>
    public void Append(ReadOnlyMemory<byte> bytes)
    {
        pending = bytes;
        appended = true;
    }

    /// <summary>Whether some bytes, or the first of them as the very last, are among the last few that were read.</summary>
    public bool EndsWithin(ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = last.AsSpan(Kept - known);
        return text.IndexOf(bytes) >= 0 || (known > 0 && text[^1] == bytes[0]);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = !pending.IsEmpty || appended ? TakePending(buffer.Span) : await Inner.ReadAsync(buffer, cancellationToken);
        Remember(buffer.Span[..read]);
        return read;
    }

    private int TakePending(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, pending.Length);
        pending.Span[..count].CopyTo(buffer);
        pending = pending[count..];
        return count;
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> fresh = bytes[^Math.Min(Kept, bytes.Length)..];
        last.AsSpan(fresh.Length).CopyTo(last);
        fresh.CopyTo(last.AsSpan(Kept - fresh.Length));
        known = Math.Min(Kept, known + fresh.Length);
    }
}
