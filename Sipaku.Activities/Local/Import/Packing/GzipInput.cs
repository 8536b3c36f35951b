using System.IO.Compression;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>
/// Decompresses a gzip stream of one or more members and sees to it that it ends where gzip says. <see cref="GZipStream"/> alone reads a
/// file that was cut off as if it were whole.
/// </summary>
internal sealed class GzipInput : UnpackedStream
{
    private static readonly byte[] Mark = "sipaku"u8.ToArray();
    private static readonly byte[] MarkAsMember = Compress(Mark);

    private readonly Tail source;

    public GzipInput(Stream compressed)
        : this(new Tail(compressed))
    {
    }

    private GzipInput(Tail source)
        : base(new GZipStream(source, CompressionMode.Decompress)) => this.source = source;

    /// <summary>Whether something that is no gzip follows the last member. Known after the last read.</summary>
    public bool IsFollowed { get; private set; }

    /// <summary>
    /// One more member is fed in behind what was read: it comes out as it went in only where the one before was complete, checksum included,
    /// and not at all where something else follows that one.
    /// </summary>
    protected override async ValueTask CheckEndAsync(CancellationToken cancellation)
    {
        if (IsFollowed)
        {
            return;
        }

        bool startsMember = source.EndsWithin(HeaderStart);
        source.Append(MarkAsMember);
        byte[] found = new byte[Mark.Length + 1];
        int read = await Inner.ReadAtLeastAsync(found, found.Length, throwOnEndOfStream: false, cancellation);
        IsFollowed = read == 0 && !startsMember;
        if (!IsFollowed && !found.AsSpan(0, read).SequenceEqual(Mark))
        {
            throw new InvalidDataException("The gzip data end too early.");
        }
    }

    private static ReadOnlySpan<byte> HeaderStart => [0x1F, 0x8B];

    private static byte[] Compress(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream writer = new(compressed, CompressionLevel.Fastest))
        {
            writer.Write(content);
        }

        return compressed.ToArray();
    }
}
