using Sipaku.Activities.Streams;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>A stream that is only read, asynchronously and in one go, on top of another.</summary>
/// <param name="inner">The stream underneath.</param>
/// <param name="owns">Whether it goes with this one.</param>
internal abstract class ForwardStream(Stream inner, bool owns = true) : ReadOnlyStream
{
    /// <summary>The stream underneath.</summary>
    protected Stream Inner { get; } = inner;

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && owns)
        {
            Inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
