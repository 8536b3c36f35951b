namespace Sipaku.Activities.Local.Import;

/// <summary>A stream that bytes can be put in front of, and appended to after its end.</summary>
internal sealed class Tail(Stream stream) : Stream
{
    private ReadOnlyMemory<byte> pending;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes read from the stream so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Bytes that come next.</summary>
    public void Prepend(ReadOnlyMemory<byte> bytes) => pending = bytes;

    /// <summary>Bytes that come after the end, which nothing is read from the stream any more.</summary>
    public void Append(ReadOnlyMemory<byte> bytes)
    {
        pending = bytes;
        ended = true;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!pending.IsEmpty || ended)
        {
            return TakePending(buffer.Span);
        }

        var read = await stream.ReadAsync(buffer, cancellationToken);
        Taken += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private int TakePending(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, pending.Length);
        pending.Span[..count].CopyTo(buffer);
        pending = pending[count..];
        return count;
    }
}
