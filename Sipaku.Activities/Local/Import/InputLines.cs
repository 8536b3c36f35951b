namespace Sipaku.Activities.Local.Import;

/// <summary>The readings and refusals of what is in a reader's buffer.</summary>
internal sealed class InputLines(ReadingParser parser, LineReader reader)
{
    private long line = 1;
    private int lines = 1;
    private bool alone;

    /// <summary>Parses up to the next reading or refusal.</summary>
    /// <param name="mostLines">As many lines may be one record.</param>
    /// <param name="at">The number of the record's first line.</param>
    /// <param name="reading">The reading or refusal; valid until the next call.</param>
    /// <returns>False where the reader has to be filled first, or has ended.</returns>
    public bool TryNext(int mostLines, out long at, out ParsedReading reading)
    {
        while (true)
        {
            at = line;
            if (!reader.TryPeek(lines, out var text))
            {
                reading = default;
                if (lines == 1 || (!reader.AtEnd && reader.CanGrow))
                {
                    return false;
                }

                JudgeFirstLineAlone();
                continue;
            }

            if (reader.IsTooLong)
            {
                Take();
                reading = ParsedReading.Refused(Refusal.TooLong);
                return true;
            }

            var kind = parser.Parse(text, canGrow: !alone && lines < mostLines, out reading);
            if (kind == ReadingParser.Line.Open)
            {
                lines++;
            }
            else if (lines > 1 && kind == ReadingParser.Line.Data && reading.Kind == ReadingKind.Refused)
            {
                JudgeFirstLineAlone();
            }
            else
            {
                Take();
                if (kind == ReadingParser.Line.Data)
                {
                    return true;
                }
            }
        }
    }

    private void JudgeFirstLineAlone()
    {
        alone = true;
        lines = 1;
    }

    private void Take()
    {
        reader.Take(lines);
        line += lines;
        lines = 1;
        alone = false;
    }
}
