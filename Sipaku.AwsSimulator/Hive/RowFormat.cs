namespace Sipaku.AwsSimulator.Hive;

/// <summary>How rows are text: ROW FORMAT DELIMITED, with Hive's defaults.</summary>
internal sealed record RowFormat
{
    public char FieldDelimiter { get; init; } = '\u0001';

    public string Null { get; init; } = "\\N";

    /// <summary>Reads the clauses between a table's columns or a directory and what follows them.</summary>
    public static RowFormat Read(TokenReader reader)
    {
        RowFormat format = new();
        if (reader.Take("ROW", "FORMAT"))
        {
            if (reader.Take("SERDE"))
            {
                throw new HiveException($"this simulator does not know the SerDe {reader.Text()}; it knows ROW FORMAT DELIMITED");
            }

            reader.Expect("DELIMITED");
            if (reader.Take("FIELDS", "TERMINATED", "BY"))
            {
                format = format with { FieldDelimiter = SingleCharacter(reader.Text()) };
            }

            if (reader.Take("LINES", "TERMINATED", "BY") && reader.Text() != "\n")
            {
                throw new HiveException("SemanticException: LINES TERMINATED BY only supports newline '\\n' right now");
            }

            if (reader.Take("NULL", "DEFINED", "AS"))
            {
                format = format with { Null = reader.Text() };
            }
        }

        if (reader.Take("STORED", "AS"))
        {
            reader.Expect("TEXTFILE");
        }

        return format;
    }

    private static char SingleCharacter(string text) =>
        text.Length == 1 ? text[0] : throw new HiveException("this simulator knows delimiters of one character only");
}
