namespace Sipaku.Tests.Support;

/// <summary>Gives its bytes in pieces of given sizes, in turn.</summary>
internal sealed class PiecesStream(byte[] bytes, IReadOnlyList<int> sizes) : MemoryStream(bytes)
{
    private int _piece;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, sizes[_piece++ % sizes.Count])], cancellationToken);
}
