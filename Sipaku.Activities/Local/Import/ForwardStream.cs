using Sipaku.Activities.Streams;

namespace Sipaku.Activities.Local.Import;

/// <summary>A stream that is only read, asynchronously and in one go, on top of another that it owns.</summary>
internal abstract class ForwardStream(Stream inner) : ReadOnlyStream
{
    /// <summary>The stream underneath; it goes with this one.</summary>
    protected Stream Inner { get; } = inner;

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
