using Sipaku.Activities.Streams;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>A forward stream for a library that reads some bytes while it blocks, and asks how many there were.</summary>
internal sealed class BlockingStream(Stream inner) : ReadOnlyStream
{
    private readonly Tail source = new(inner);
    private long position;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes that come next.</summary>
    public void PutBack(ReadOnlyMemory<byte> bytes)
    {
        source.Prepend(bytes);
        position -= bytes.Length;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await source.ReadAsync(buffer, cancellationToken);
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
}
