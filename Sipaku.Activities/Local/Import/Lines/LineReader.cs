namespace Sipaku.Activities.Local.Import.Lines;

/// <summary>Gives a file's lines as pieces of its buffer. A line ends at LF, CR or CR LF.</summary>
internal sealed class LineReader(InputBuffer buffer)
{
    private int peeked;

    /// <summary>Whether the first line in the buffer is the end of one that did not fit into it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether filling the buffer can bring more of the lines that it starts with.</summary>
    public bool CanGrow => !buffer.AtEnd && buffer.CanGrow;

    /// <summary>Looks at the next lines without the last one's line break.</summary>
    /// <returns>False where they are not in the buffer as a whole.</returns>
    public bool TryPeek(int lines, out ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = buffer.Unread;
        bool complete = TryMeasure(rest, lines, out int length, out peeked);
        text = rest[..length];
        return complete;
    }

    /// <summary>Moves on behind the lines that were looked at last.</summary>
    public void Take()
    {
        buffer.Take(peeked);
        peeked = 0;
        IsTooLong = false;
    }

    /// <summary>Gives up a line that fills the buffer, up to what comes of it later.</summary>
    public void GiveUpLine()
    {
        buffer.Take(buffer.Unread.Length);
        IsTooLong = true;
    }

    private bool TryMeasure(ReadOnlySpan<byte> rest, int lines, out int length, out int taken)
    {
        taken = 0;
        length = 0;
        for (int line = 0; line < lines; line++)
        {
            int at = rest[taken..].IndexOfAny((byte)'\n', (byte)'\r');
            if (at < 0)
            {
                // The last line needs no line break.
                bool whole = buffer.AtEnd && line == lines - 1 && taken < rest.Length;
                length = taken = rest.Length;
                return whole;
            }

            length = taken + at;
            taken = length + 1;
            if (rest[length] == '\r')
            {
                if (taken == rest.Length && !buffer.AtEnd)
                {
                    // An LF may follow.
                    return false;
                }

                taken += taken < rest.Length && rest[taken] == '\n' ? 1 : 0;
            }
        }

        return true;
    }
}
