using SharpCompress.Compressors.Xz;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>Decompresses xz data of one or more streams; the library's own stream ends with the first.</summary>
internal sealed class XzInput : ForwardStream
{
    // Streams may be padded by fours of zeros.
    private const int Padding = 4;

    private readonly BlockingStream source;
    private XZStream? stream;
    private bool ended;

    public XzInput(Stream compressed)
        : base(compressed) => source = new BlockingStream(compressed);

    /// <summary>What a stream starts with.</summary>
    public static ReadOnlySpan<byte> Magic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!ended)
        {
            stream ??= new XZStream(source);
            int read = await stream.ReadAsync(buffer, cancellationToken);
            if (read > 0 || buffer.IsEmpty)
            {
                return read;
            }

            stream = null;
            ended = !await TryFindNextAsync(cancellationToken);
        }

        return 0;
    }

    private async ValueTask<bool> TryFindNextAsync(CancellationToken cancellation)
    {
        byte[] head = new byte[Padding];
        while (await source.ReadAtLeastAsync(head, Padding, throwOnEndOfStream: false, cancellation) is > 0 and var read)
        {
            if (head.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                source.PutBack(head.AsMemory(0, read));
                return head.AsSpan(0, read).SequenceEqual(Magic[..Padding]) ? true : throw new InvalidDataException("Something else follows the xz data.");
            }
        }

        return false;
    }
}
