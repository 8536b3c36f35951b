using System.IO.Compression;

namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Decompresses a gzip stream of one or more members and can tell whether it ended where gzip says. <see cref="GZipStream"/> alone reads
/// a file that was cut off as if it were whole.
/// </summary>
internal sealed class GzipInput : ForwardStream
{
    private static readonly byte[] Mark = "sipaku"u8.ToArray();
    private static readonly byte[] MarkAsMember = Compress(Mark);

    // What was decompressed in the call that meets damage is lost, so calls are small.
    private const int Step = 2048;

    private readonly Tail source;
    private InvalidDataException? damage;

    public GzipInput(Stream compressed)
        : this(new Tail(compressed))
    {
    }

    private GzipInput(Tail source)
        : base(new GZipStream(source, CompressionMode.Decompress)) => this.source = source;

    /// <summary>
    /// Asks after the last read. One more member is fed in behind what was read: it comes out as it went in only where the one before was
    /// complete, checksum included.
    /// </summary>
    public async Task<bool> EndedCleanlyAsync(CancellationToken cancellation)
    {
        source.Append(MarkAsMember);
        var found = new byte[Mark.Length + 1];
        try
        {
            var read = await Inner.ReadAtLeastAsync(found, found.Length, throwOnEndOfStream: false, cancellation);
            return found.AsSpan(0, read).SequenceEqual(Mark);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Reads up to the end or to damage, which the next read throws.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (damage is not null)
        {
            throw damage;
        }

        var total = 0;
        try
        {
            int read;
            do
            {
                read = await Inner.ReadAsync(buffer.Slice(total, Math.Min(Step, buffer.Length - total)), cancellationToken);
                total += read;
            }
            while (read > 0 && total < buffer.Length);
        }
        catch (InvalidDataException fault) when (total > 0)
        {
            damage = fault;
        }

        return total;
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var writer = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            writer.Write(content);
        }

        return compressed.ToArray();
    }
}
