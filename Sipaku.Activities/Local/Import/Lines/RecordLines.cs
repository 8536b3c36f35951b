namespace Sipaku.Activities.Local.Import.Lines;

/// <summary>Reads the lines of a file, of which several may be one CSV record.</summary>
internal sealed class RecordLines(LineParser parser, InputBuffer buffer)
{
    // A quoted CSV field may hold line breaks. A stray quote must not swallow the readings after it, so the search for its end is short.
    private const int MostLinesOfRecord = 64;

    private readonly LineReader reader = new(buffer);
    private long line = 1;
    private int lines = 1;
    private bool alone;

    /// <summary>Parses what is in the buffer, as far as it is whole lines.</summary>
    public void Drain()
    {
        while (true)
        {
            if (!reader.TryPeek(lines, out ReadOnlySpan<byte> text))
            {
                if (lines > 1 && !reader.CanGrow)
                {
                    JudgeFirstLineAlone();
                    continue;
                }

                if (lines == 1 && !buffer.AtEnd && !reader.CanGrow)
                {
                    reader.GiveUpLine();
                }

                break;
            }

            if (reader.IsTooLong)
            {
                parser.Refuse(line, Refusal.TooLong);
                Take();
                continue;
            }

            // What is a reading by itself is no part of another record, however quotes stand.
            if (lines > 1 && parser.IsReading(text[(text.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..]))
            {
                JudgeFirstLineAlone();
                continue;
            }

            LineParser.Outcome outcome = parser.Parse(text, line, lines, canGrow: !alone && lines < MostLinesOfRecord);
            if (outcome == LineParser.Outcome.Open)
            {
                lines++;
            }
            else if (outcome == LineParser.Outcome.Apart)
            {
                JudgeFirstLineAlone();
            }
            else
            {
                Take();
            }
        }

        if (buffer.AtEnd && reader.IsTooLong)
        {
            parser.Refuse(line, Refusal.TooLong);
            reader.Take();
        }
    }

    private void JudgeFirstLineAlone()
    {
        alone = true;
        lines = 1;
    }

    private void Take()
    {
        reader.Take();
        line += lines;
        lines = 1;
        alone = false;
    }
}
