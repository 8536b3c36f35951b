using System.IO.Hashing;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>A zip archive's member, whose checksum has to be what the archive says.</summary>
internal sealed class CheckedEntry(Stream content, uint checksum) : ForwardStream(content)
{
    private readonly Crc32 sum = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await Inner.ReadAsync(buffer, cancellationToken);
        sum.Append(buffer.Span[..read]);
        return read > 0 || buffer.IsEmpty || sum.GetCurrentHashAsUInt32() == checksum
            ? read
            : throw new InvalidDataException("The checksum does not fit.");
    }
}
