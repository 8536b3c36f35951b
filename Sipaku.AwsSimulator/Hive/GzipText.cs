using System.IO.Compression;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>Gzip files as Hadoop reads them: whole, or not at all. <see cref="GZipStream"/> takes one that was cut off for a whole one.</summary>
internal static class GzipText
{
    private static readonly byte[] _mark = "simulator"u8.ToArray();
    private static readonly byte[] _markAsMember = Compress(_mark);

    /// <summary>What the file holds.</summary>
    /// <param name="compressed">The file.</param>
    /// <param name="mayBeEmpty">Whether a file of no bytes holds nothing, as MapReduce finds, or ends early, as Tez finds.</param>
    /// <exception cref="HiveException">The file is no gzip file, or ends early.</exception>
    public static async Task<Stream> ReadAsync(Stream compressed, bool mayBeEmpty)
    {
        // One more member behind the file comes out as it went in only where the one before it is complete.
        using MemoryStream marked = new();
        await compressed.CopyToAsync(marked);
        bool isEmpty = marked.Length == 0;
        await marked.WriteAsync(_markAsMember);
        marked.Position = 0;
        MemoryStream plain = new();
        try
        {
            await using GZipStream gzip = new(marked, CompressionMode.Decompress);
            await gzip.CopyToAsync(plain);
        }
        catch (InvalidDataException e)
        {
            throw new HiveException($"java.io.IOException: {e.Message}");
        }

        if ((isEmpty && !mayBeEmpty) || !plain.GetBuffer().AsSpan(0, (int)plain.Length).EndsWith(_mark))
        {
            throw new HiveException("java.io.EOFException: Unexpected end of input stream");
        }

        plain.SetLength(plain.Length - _mark.Length);
        plain.Position = 0;
        return plain;
    }

    private static byte[] Compress(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
