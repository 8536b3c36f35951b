using System.Text;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>Tells a packing by how a file starts.</summary>
internal static class PackingMagic
{
    /// <summary>As much of a file as is needed to tell.</summary>
    public const int HeadLength = 512;

    private const int TarChecksum = 148;
    private const int TarMagic = 257;

    public static PackingKind Of(ReadOnlySpan<byte> head) => head switch
    {
        [0x1F, 0x8B, ..] => PackingKind.Gzip,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => PackingKind.Zstandard,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, ..] => PackingKind.Bzip2,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => PackingKind.Zip,
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => PackingKind.Parquet,
        _ when head.StartsWith(XzInput.Magic) => PackingKind.Xz,
        _ when IsTar(head) => PackingKind.Tar,
        _ => PackingKind.None,
    };

    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength)
        {
            return false;
        }

        if (head[TarMagic..].StartsWith("ustar"u8))
        {
            return true;
        }

        // Before there was a magic word, the header's checksum in octal digits was all.
        int sum = 8 * ' ';
        for (int index = 0; index < HeadLength; index++)
        {
            sum += index is >= TarChecksum and < TarChecksum + 8 ? 0 : head[index];
        }

        string digits = Encoding.ASCII.GetString(head.Slice(TarChecksum, 8)).Trim(' ', '\0');
        return digits.Length is >= 4 and <= 6 && digits.All(digit => digit is >= '0' and <= '7') && Convert.ToInt32(digits, 8) == sum;
    }
}
