namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Parses one input's lines. The first line that is a JSON object or a CSV header decides the format, whatever the file is called, so that
/// rubbish above it costs no reading below it.
/// </summary>
internal sealed class ReadingParser(ReadingText text)
{
    private readonly JsonReadingParser json = new(text);
    private readonly CsvFields fields = new();
    private bool isJson;
    private CsvHeader? header;

    /// <summary>What a line turned out to be.</summary>
    public enum Line
    {
        /// <summary>A reading, or a refusal.</summary>
        Data,

        /// <summary>Blank, or a CSV header.</summary>
        Nothing,

        /// <summary>The start of a CSV record that goes on in the next line.</summary>
        Open,
    }

    /// <param name="line">A line, or several that may be one CSV record, without the last line break.</param>
    /// <param name="canGrow">Whether there is a next line to add.</param>
    /// <param name="reading">What the line holds, if it is data.</param>
    public Line Parse(ReadOnlySpan<byte> line, bool canGrow, out ParsedReading reading)
    {
        reading = default;
        var trimmed = line.Trim(" \t\r"u8);
        if (trimmed.IsEmpty)
        {
            return Line.Nothing;
        }

        if (isJson || (header is null && trimmed[0] == '{'))
        {
            reading = json.Parse(trimmed);
            isJson |= reading.Refusal != Refusal.NotJson;
            return Line.Data;
        }

        if (header is not null)
        {
            return ParseRecord(trimmed, canGrow, out reading);
        }

        header = CsvHeader.TryRead(trimmed);
        reading = ParsedReading.Refused(Refusal.UnknownFormat, trimmed);
        return header is null ? Line.Data : Line.Nothing;
    }

    private Line ParseRecord(ReadOnlySpan<byte> record, bool canGrow, out ParsedReading reading)
    {
        var outcome = fields.Split(record);
        if (outcome == CsvFields.Outcome.Open && canGrow)
        {
            reading = default;
            return Line.Open;
        }

        reading = outcome != CsvFields.Outcome.Whole ? ParsedReading.Refused(Refusal.Quoting)
            : fields.Count != header!.Columns ? ParsedReading.Refused(Refusal.FieldCount)
            : ParsedReading.Of(text, fields[header.Date], fields[header.Time], fields[header.Value]);
        if (reading.Kind == ReadingKind.Reading || CsvHeader.TryRead(record) is not { } again)
        {
            return Line.Data;
        }

        // Files put together by "cat" have a header at each seam.
        header = again;
        return Line.Nothing;
    }
}
