using System.Text;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>Tells in which encoding a text is. What is neither UTF-8 nor marked is left as it is: only names need more than ASCII.</summary>
internal static class TextEncoding
{
    private const int Looked = 64;

    /// <summary>The encoding that a text has to be brought from; <see langword="null"/> where it is UTF-8, Latin-1 or ASCII.</summary>
    /// <param name="head">How the text starts.</param>
    /// <param name="mark">The length of its byte order mark.</param>
    public static Encoding? Of(ReadOnlySpan<byte> head, out int mark)
    {
        (Encoding? encoding, mark) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding?)null, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ when HasZerosAt(head, 1) => (Encoding.Unicode, 0),
            _ when HasZerosAt(head, 0) => (Encoding.BigEndianUnicode, 0),
            _ => (null, 0),
        };
        return encoding;
    }

    /// <summary>Whether each second byte is zero and no other one.</summary>
    private static bool HasZerosAt(ReadOnlySpan<byte> head, int odd)
    {
        head = head[..Math.Min(head.Length, Looked)];
        for (int index = 0; index < head.Length; index++)
        {
            if ((head[index] == 0) != (index % 2 == odd))
            {
                return false;
            }
        }

        return head.Length >= 4;
    }
}
