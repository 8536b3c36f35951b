namespace Sipaku.Activities.Local.Import;

/// <summary>Divides a record into fields as RFC 4180 says. Blanks around a field that is not quoted are passed over.</summary>
internal sealed class CsvFields
{
    private readonly List<Range> ranges = [];
    private byte[] text = [];
    private int length;

    /// <summary>How a division ended.</summary>
    public enum Outcome
    {
        /// <summary>All of the record is divided.</summary>
        Whole,

        /// <summary>A quoted field goes on after the end: the record may have further lines.</summary>
        Open,

        /// <summary>A quote where none may be.</summary>
        Broken,
    }

    /// <summary>Number of fields.</summary>
    public int Count => ranges.Count;

    /// <summary>A field without its quotes.</summary>
    public ReadOnlySpan<byte> this[int index] => text.AsSpan(0, length)[ranges[index]];

    public Outcome Split(ReadOnlySpan<byte> record)
    {
        ranges.Clear();
        length = 0;
        if (text.Length < record.Length)
        {
            text = new byte[Math.Max(record.Length, 256)];
        }

        while (true)
        {
            var start = length;
            var blanks = CountBlanks(record);
            if (blanks < record.Length && record[blanks] == '"')
            {
                if (!TryUnquote(ref record, blanks + 1, out var closed))
                {
                    return closed ? Outcome.Broken : Outcome.Open;
                }
            }
            else
            {
                var comma = record.IndexOf((byte)',');
                var field = (comma < 0 ? record : record[..comma]).Trim(" \t"u8);
                if (field.Contains((byte)'"'))
                {
                    return Outcome.Broken;
                }

                Append(field);
                record = record[(comma < 0 ? record.Length : comma)..];
            }

            ranges.Add(start..length);
            if (record.IsEmpty)
            {
                return Outcome.Whole;
            }

            record = record[1..];
        }
    }

    /// <summary>Takes a quoted field off the record, which then is empty or starts with a comma.</summary>
    /// <param name="record">Loses the field.</param>
    /// <param name="from">After the opening quote.</param>
    /// <param name="closed">Whether the closing quote was found.</param>
    private bool TryUnquote(ref ReadOnlySpan<byte> record, int from, out bool closed)
    {
        closed = false;
        record = record[from..];
        while (true)
        {
            var quote = record.IndexOf((byte)'"');
            if (quote < 0)
            {
                return false;
            }

            Append(record[..quote]);
            record = record[(quote + 1)..];
            if (record.IsEmpty || record[0] != '"')
            {
                closed = true;
                record = record[CountBlanks(record)..];
                return record.IsEmpty || record[0] == ',';
            }

            Append("\""u8);
            record = record[1..];
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(text.AsSpan(length));
        length += bytes.Length;
    }

    private static int CountBlanks(ReadOnlySpan<byte> bytes)
    {
        var other = bytes.IndexOfAnyExcept(" \t"u8);
        return other < 0 ? bytes.Length : other;
    }
}
