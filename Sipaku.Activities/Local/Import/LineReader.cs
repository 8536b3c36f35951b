namespace Sipaku.Activities.Local.Import;

/// <summary>Gives a stream's lines as pieces of one buffer. Asks for bytes asynchronously, gives lines synchronously.</summary>
internal sealed class LineReader(Stream stream)
{
    private const int LongestLine = 1 << 20;

    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int end;
    private bool started;

    /// <summary>Whether the stream has ended; what is in the buffer then is all there is.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Whether the first line in the buffer is the end of one that did not fit into it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether <see cref="FillAsync"/> can add to the line that the buffer starts with without giving it up as too long.</summary>
    public bool CanGrow => start > 0 || end < LongestLine;

    /// <summary>Whether the text is in a two-byte encoding, whose bytes make no sense as UTF-8.</summary>
    public bool IsUtf16 { get; private set; }

    /// <summary>Looks at the next lines without the last one's line break.</summary>
    /// <returns>False where they are not in the buffer as a whole.</returns>
    public bool TryPeek(int lines, out ReadOnlySpan<byte> text)
    {
        var rest = buffer.AsSpan(start, end - start);
        var length = Measure(rest, lines, out var complete);
        text = rest[..length];
        return complete;
    }

    /// <summary>Moves on behind lines that were looked at.</summary>
    public void Take(int lines)
    {
        var rest = buffer.AsSpan(start, end - start);
        start = Math.Min(start + Measure(rest, lines, out _) + 1, end);
        IsTooLong = false;
    }

    /// <summary>Reads more.</summary>
    public async ValueTask FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        AtEnd = read == 0;
        if (!started && (AtEnd || end >= 3))
        {
            started = true;
            var text = buffer.AsSpan(0, end);
            IsUtf16 = text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
            start = text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        }
    }

    /// <summary>Ends here, without a last line that has no line break: nobody knows how it went on.</summary>
    public void EndAtLastLineBreak()
    {
        AtEnd = true;
        end = start + buffer.AsSpan(start, end - start).LastIndexOf((byte)'\n') + 1;
    }

    private int Measure(ReadOnlySpan<byte> rest, int lines, out bool complete)
    {
        complete = started;
        var length = -1;
        for (var line = 0; line < lines; line++)
        {
            var from = length + 1;
            var lineBreak = from < rest.Length ? rest[from..].IndexOf((byte)'\n') : -1;
            if (lineBreak < 0)
            {
                // The last line needs no line break.
                complete &= AtEnd && from < rest.Length && line == lines - 1;
                return rest.Length;
            }

            length = from + lineBreak;
        }

        return length;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end < buffer.Length)
        {
            return;
        }

        if (buffer.Length < LongestLine)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        else
        {
            IsTooLong = true;
            end = 0;
        }
    }
}
