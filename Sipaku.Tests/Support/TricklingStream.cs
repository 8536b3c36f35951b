namespace Sipaku.Tests.Support;

/// <summary>Gives one byte at a time and only asynchronously, as a slow pipe or an HTTP body would.</summary>
internal sealed class TricklingStream(byte[] content) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == content.Length)
        {
            return new(0);
        }

        buffer.Span[0] = content[position++];
        return new(1);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("This stream is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
