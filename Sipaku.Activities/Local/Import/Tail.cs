namespace Sipaku.Activities.Local.Import;

/// <summary>A stream that bytes can be put in front of, and appended to after its end.</summary>
internal sealed class Tail(Stream stream) : ForwardStream(stream)
{
    private ReadOnlyMemory<byte> pending;
    private bool ended;

    /// <summary>Bytes that come next.</summary>
    public void Prepend(ReadOnlyMemory<byte> bytes) => pending = bytes;

    /// <summary>Bytes that come after the end, which nothing is read from the stream any more.</summary>
    public void Append(ReadOnlyMemory<byte> bytes)
    {
        pending = bytes;
        ended = true;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        !pending.IsEmpty || ended ? ValueTask.FromResult(TakePending(buffer.Span)) : Inner.ReadAsync(buffer, cancellationToken);

    private int TakePending(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, pending.Length);
        pending.Span[..count].CopyTo(buffer);
        pending = pending[count..];
        return count;
    }
}
