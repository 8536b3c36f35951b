using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// UTF-8 that keeps what .NET's would replace: a lone surrogate is written as the three bytes that its code point would have, so that two
/// strings are equal in the database exactly where they are equal in memory.
/// </summary>
internal static class StoreText
{
    private const int SurrogateBytes = 3;

    public static int MaxBytes(string text) => Encoding.UTF8.GetMaxByteCount(text.Length);

    /// <summary>Writes the text into the buffer and says how many bytes it took.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> buffer)
    {
        int total = 0;
        while (true)
        {
            OperationStatus status = Utf8.FromUtf16(text, buffer[total..], out int read, out int written, replaceInvalidSequences: false);
            total += written;
            if (status != OperationStatus.InvalidData)
            {
                return total;
            }

            char lone = text[read];
            buffer[total] = (byte)(0xE0 | (lone >> 12));
            buffer[total + 1] = (byte)(0x80 | ((lone >> 6) & 0x3F));
            buffer[total + 2] = (byte)(0x80 | (lone & 0x3F));
            total += SurrogateBytes;
            text = text[(read + 1)..];
        }
    }

    /// <summary>The bytes of a text.</summary>
    public static byte[] Encode(string text)
    {
        byte[] buffer = new byte[MaxBytes(text)];
        return buffer[..Encode(text, buffer)];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        StringBuilder text = new(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (IsSurrogate(bytes))
            {
                text.Append((char)(((bytes[0] & 0x0F) << 12) | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)));
                bytes = bytes[SurrogateBytes..];
                continue;
            }

            Rune.DecodeFromUtf8(bytes, out Rune rune, out int read);
            text.Append(rune.ToString());
            bytes = bytes[read..];
        }

        return text.ToString();
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= SurrogateBytes && bytes[0] == 0xED && bytes[1] >= 0xA0 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
}
