using Sipaku.Activities.Streams;

namespace Sipaku.Tests.Support;

/// <summary>Gives one byte at a time and only asynchronously, as a slow pipe or an HTTP body would.</summary>
internal sealed class TricklingStream(byte[] content) : ReadOnlyStream
{
    private int position;

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
}
