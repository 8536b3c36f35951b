using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>Makes readings of the records of a table with a header, or with columns that the user gives by number.</summary>
internal sealed class CsvTable
{
    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    private readonly CsvFields fields;
    private readonly ColumnMap map;
    private readonly RecordJudge judge;
    private readonly ReadingText text;
    private readonly bool isPlain;
    private readonly (int Date, int Time, int Value) plain;

    private CsvTable(CsvFields fields, ColumnMap map, FileContext file)
    {
        this.fields = fields;
        this.map = map;
        text = file.Text;
        judge = file.Use(map, mayHaveDecimalComma: fields.Delimiter != ',', kind: "CSV");
        isPlain = map.IsPlain && fields.Delimiter == ',' && file.Rules is { DecimalMark: null, DatePattern: null, Own: null };
        plain = (map.Date[0], map.Time, map.Value);
    }

    /// <summary>What a record turned out to be.</summary>
    public enum Line
    {
        /// <summary>A reading, a missing one or a refusal.</summary>
        Data,

        /// <summary>Blank, or not one of the rows that are wanted.</summary>
        Nothing,

        /// <summary>The start of a record that goes on in the next line.</summary>
        Open,
    }

    /// <summary>The table that a line is the start of; <see langword="null"/> where it is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="file">Its file.</param>
    /// <param name="isHeader">Whether it is the header, and not the first record of a table that has none.</param>
    public static CsvTable? TryOpen(ReadOnlySpan<byte> line, FileContext file, out bool isHeader)
    {
        isHeader = true;
        foreach (CsvFields fields in Split(line, file.Rules.Delimiter))
        {
            if (file.Rules.AreByNumber && TryResolveByNumber(fields, file) is { } byNumber)
            {
                isHeader = false;
                return new CsvTable(fields, byNumber, file);
            }

            if (file.Resolver.TryResolve(NamesOf(fields)) is { } map)
            {
                return new CsvTable(fields, map, file);
            }
        }

        return null;
    }

    /// <summary>The names that a line has, by the delimiter that gives the most.</summary>
    public static IReadOnlyList<string> NamesOf(ReadOnlySpan<byte> line, byte? delimiter) => Split(line, delimiter).Select(NamesOf).FirstOrDefault() ?? [];

    /// <summary>Parses a record of date, time and value alone, as they should be; everything else is for <see cref="Parse"/>.</summary>
    public bool TryParsePlain(ReadOnlySpan<byte> record, out ParsedReading reading)
    {
        reading = default;
        if (!isPlain || map.Names.Count != 3)
        {
            return false;
        }

        int first = record.IndexOf((byte)',');
        if (first < 0)
        {
            return false;
        }

        int second = record[(first + 1)..].IndexOf((byte)',') + first + 1;
        if (second == first)
        {
            return false;
        }

        reading = ParsedReading.Of(
            text,
            Third(record, first, second, plain.Date),
            Third(record, first, second, plain.Time),
            Third(record, first, second, plain.Value));
        return reading.Kind == ReadingKind.Reading;
    }

    /// <summary>Parses a record.</summary>
    /// <param name="record">A line, or several.</param>
    /// <param name="canGrow">Whether there is a next line to add.</param>
    /// <param name="reading">What it holds.</param>
    public Line Parse(ReadOnlySpan<byte> record, bool canGrow, out ParsedReading reading)
    {
        CsvFields.Outcome outcome = fields.Split(record);
        if (outcome == CsvFields.Outcome.Open && canGrow)
        {
            reading = default;
            return Line.Open;
        }

        if (outcome != CsvFields.Outcome.Whole)
        {
            reading = ParsedReading.Refused(Refusal.Quoting);
            return Line.Data;
        }

        if (isPlain && fields.Count == map.Names.Count)
        {
            reading = ParsedReading.Of(text, fields[plain.Date], fields[plain.Time], fields[plain.Value]);
            if (reading.Kind == ReadingKind.Reading)
            {
                return Line.Data;
            }
        }

        if (fields.Count >= map.Width && IsEmptyFrom(map.Names.Count))
        {
            return judge.TryJudge(fields, out reading) ? Line.Data : Line.Nothing;
        }

        reading = ParsedReading.Refused(Refusal.FieldCount);
        return Line.Data;
    }

    private static ReadOnlySpan<byte> Third(ReadOnlySpan<byte> record, int first, int second, int column) => column switch
    {
        0 => record[..first],
        1 => record[(first + 1)..second],
        _ => record[(second + 1)..],
    };

    private static List<CsvFields> Split(ReadOnlySpan<byte> line, byte? delimiter)
    {
        List<CsvFields> found = new();
        foreach (byte candidate in delimiter is { } said ? [said] : Delimiters)
        {
            CsvFields fields = new(candidate);
            if (fields.Split(line) == CsvFields.Outcome.Whole)
            {
                found.Add(fields);
            }
        }

        // Stable: of two delimiters that give as many fields the first counts.
        return [.. found.OrderByDescending(fields => fields.Count)];
    }

    private static ColumnMap? TryResolveByNumber(CsvFields fields, FileContext file)
    {
        StampText stamps = new(file.Rules.DatePattern);
        return file.Resolver.TryResolveByNumber(
            fields,
            column => stamps.TryRead(fields[column], out _),
            column => fields[column].ContainsAny((byte)':', (byte)'.') && TimeText.TryRead(fields[column], out _, out _));
    }

    private static string[] NamesOf(CsvFields fields)
    {
        string[] names = new string[fields.Count];
        for (int column = 0; column < names.Length; column++)
        {
            names[column] = FieldText.Decode(fields[column]);
        }

        return names;
    }

    private bool IsEmptyFrom(int column)
    {
        for (; column < fields.Count; column++)
        {
            if (!fields[column].IsEmpty)
            {
                return false;
            }
        }

        return true;
    }
}
