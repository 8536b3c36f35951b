using System.Globalization;
using Sipaku.Activities.Local.Import.Json;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import.Lines;

/// <summary>
/// Parses a file's lines. The first line that is a JSON object, a record of Hive's or a header with the columns of a profile decides the
/// format, whatever the file is called; a later one of another kind changes it, so that files put together by <c>cat</c> are read whole.
/// </summary>
internal sealed class LineParser
{
    // More lines than any agency writes above its header.
    private const int MostLinesAbove = 64;

    private readonly FileContext file;
    private readonly JsonTable json;
    private readonly HiveFields hive = new();
    private readonly List<LineAbove> above = [];
    private CsvTable? csv;
    private Format format;

    public LineParser(FileContext file)
    {
        this.file = file;
        json = new JsonTable(file);
    }

    /// <summary>What became of the lines that were parsed.</summary>
    public enum Outcome
    {
        /// <summary>They are dealt with.</summary>
        Taken,

        /// <summary>The start of a CSV record that goes on in the next line.</summary>
        Open,

        /// <summary>Several lines are no record together: the first one is to be parsed alone.</summary>
        Apart,
    }

    private enum Format
    {
        Unknown,
        Json,
        Hive,
        Csv,
    }

    /// <summary>Refuses a line that cannot be looked at.</summary>
    public void Refuse(long line, Refusal refusal) => file.Readings.Take(line, ParsedReading.Refused(refusal));

    /// <param name="text">A line, or several that may be one CSV record, without the last line break.</param>
    /// <param name="line">The number of the first.</param>
    /// <param name="lines">How many there are.</param>
    /// <param name="canGrow">Whether there is a next line to add.</param>
    public Outcome Parse(ReadOnlySpan<byte> text, long line, int lines, bool canGrow)
    {
        if (format == Format.Json && json.TryTakeExport(text, line))
        {
            return Outcome.Taken;
        }

        if (format == Format.Csv && lines == 1 && csv!.TryParsePlain(text, out ParsedReading plain))
        {
            file.Readings.Take(line, plain);
            return Outcome.Taken;
        }

        ReadOnlySpan<byte> trimmed = text.Trim(" \0"u8);
        if (trimmed.Trim((byte)'\t').IsEmpty)
        {
            if (text.Contains((byte)0))
            {
                Refuse(line, Refusal.Nul);
            }

            return Outcome.Taken;
        }

        if (format == Format.Csv)
        {
            return ParseRecord(trimmed, line, lines, canGrow);
        }

        if (!(format == Format.Unknown && trimmed[0] == '#') && !TryOther(trimmed, line))
        {
            RefuseUnknown(trimmed, line);
        }

        return Outcome.Taken;
    }

    /// <summary>Whether a line is a reading of the table by itself.</summary>
    public bool IsReading(ReadOnlySpan<byte> line) => csv!.Parse(line, canGrow: false, out ParsedReading reading) == CsvTable.Line.Data && reading.Kind == ReadingKind.Reading;

    /// <summary>Checks at the end of the file.</summary>
    /// <exception cref="ImportException">There was no line that could be understood.</exception>
    public void End()
    {
        if (format == Format.Unknown && above.Count > 0)
        {
            throw Unknown();
        }
    }

    private Outcome ParseRecord(ReadOnlySpan<byte> record, long line, int lines, bool canGrow)
    {
        CsvTable.Line outcome = csv!.Parse(record, canGrow, out ParsedReading reading);
        if (outcome != CsvTable.Line.Data || reading.Kind != ReadingKind.Refused)
        {
            if (outcome == CsvTable.Line.Data)
            {
                file.Readings.Take(line, reading);
            }

            return outcome == CsvTable.Line.Open ? Outcome.Open : Outcome.Taken;
        }

        if (lines > 1)
        {
            return Outcome.Apart;
        }

        if (!TryOther(record, line))
        {
            file.Readings.Take(line, reading);
        }

        return Outcome.Taken;
    }

    /// <summary>Takes a line that is no record of the format so far, if it is one of another format.</summary>
    private bool TryOther(ReadOnlySpan<byte> text, long line)
    {
        if (text.Contains((byte)'{'))
        {
            return text.Contains((byte)3) ? TryHive(text, line) : TryJson(text, line);
        }

        if (CsvTable.TryOpen(text, file, out bool isHeader) is not { } table)
        {
            return format == Format.Json && text is [(byte)'['] or [(byte)']'] or [(byte)']', (byte)','];
        }

        csv = table;
        format = Format.Csv;
        if (above.Count > 0)
        {
            file.Note(above.Count == 1
                ? "has a line above its header, which was passed over."
                : string.Create(CultureInfo.InvariantCulture, $"has {above.Count} lines above its header, which were passed over."));
            above.Clear();
        }

        if (!isHeader)
        {
            ParseRecord(text, line, 1, canGrow: false);
        }

        return true;
    }

    private bool TryJson(ReadOnlySpan<byte> text, long line)
    {
        if (!json.TryTake(text, line, beforeFirst: RefuseAbove))
        {
            return false;
        }

        format = format == Format.Csv ? Format.Csv : Format.Json;
        return true;
    }

    private bool TryHive(ReadOnlySpan<byte> text, long line)
    {
        if (!hive.TryRead(text) || !json.TryTake(hive.AsJson, line, beforeFirst: RefuseAbove))
        {
            return false;
        }

        format = format == Format.Csv ? Format.Csv : Format.Hive;
        return true;
    }

    private void RefuseUnknown(ReadOnlySpan<byte> text, long line)
    {
        if (format != Format.Unknown)
        {
            file.Readings.Take(line, ParsedReading.Refused(text.TrimStart((byte)'\t') is [(byte)'[', ..] ? Refusal.NotAnObject : Refusal.NotJson, text));
            return;
        }

        above.Add(new LineAbove(line, text[..Math.Min(text.Length, 1000)].ToArray()));
        if (above.Count > MostLinesAbove)
        {
            throw Unknown();
        }
    }

    private void RefuseAbove()
    {
        foreach (LineAbove early in above)
        {
            file.Readings.Take(early.Line, ParsedReading.Refused(early.Text[0] == '{' ? Refusal.NotJson : Refusal.UnknownFormat, early.Text));
        }

        above.Clear();
    }

    private ImportException Unknown() => UnknownShape.Describe(file, json.ForeignNames, [.. above.Select(line => line.Text)]);

    private sealed record LineAbove(long Line, byte[] Text);
}
