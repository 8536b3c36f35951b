namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>Divides a record into fields as RFC 4180 says, by any delimiter. Blanks around a field that is not quoted are passed over.</summary>
internal sealed class CsvFields(byte delimiter) : IRecordFields
{
    private (int From, int To)[] ranges = new (int, int)[16];
    private byte[] text = new byte[256];
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

    public byte Delimiter => delimiter;

    /// <summary>Number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>A field without its quotes.</summary>
    public ReadOnlySpan<byte> this[int column] => text.AsSpan(ranges[column].From, ranges[column].To - ranges[column].From);

    public Outcome Split(ReadOnlySpan<byte> record)
    {
        Count = 0;
        length = 0;
        if (text.Length < record.Length)
        {
            text = new byte[record.Length * 2];
        }

        if (!record.Contains((byte)'"'))
        {
            SplitPlain(record);
            return Outcome.Whole;
        }

        while (true)
        {
            int start = length;
            int blanks = CountBlanks(record);
            if (blanks < record.Length && record[blanks] == '"')
            {
                if (!TryUnquote(ref record, blanks + 1, out bool closed))
                {
                    return closed ? Outcome.Broken : Outcome.Open;
                }

                Add(start, length);
            }
            else
            {
                int end = record.IndexOf(delimiter);
                ReadOnlySpan<byte> field = end < 0 ? record : record[..end];
                if (field.Contains((byte)'"'))
                {
                    return Outcome.Broken;
                }

                Append(field);
                AddTrimmed(start, length);
                record = record[(end < 0 ? record.Length : end)..];
            }

            if (record.IsEmpty)
            {
                return Outcome.Whole;
            }

            record = record[1..];
        }
    }

    private void SplitPlain(ReadOnlySpan<byte> record)
    {
        record.CopyTo(text);
        int from = 0;
        while (true)
        {
            int to = record[from..].IndexOf(delimiter);
            int end = to < 0 ? record.Length : from + to;
            AddTrimmed(from, end);
            if (to < 0)
            {
                return;
            }

            from = end + 1;
        }
    }

    /// <summary>Takes a quoted field off the record, which then is empty or starts with a delimiter.</summary>
    /// <param name="record">Loses the field.</param>
    /// <param name="from">After the opening quote.</param>
    /// <param name="closed">Whether the closing quote was found.</param>
    private bool TryUnquote(ref ReadOnlySpan<byte> record, int from, out bool closed)
    {
        closed = false;
        record = record[from..];
        while (true)
        {
            int quote = record.IndexOf((byte)'"');
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
                return record.IsEmpty || record[0] == delimiter;
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

    private void Add(int from, int to)
    {
        if (Count == ranges.Length)
        {
            Array.Resize(ref ranges, Count * 2);
        }

        ranges[Count++] = (from, to);
    }

    private void AddTrimmed(int from, int to)
    {
        while (from < to && IsBlank(text[from]))
        {
            from++;
        }

        while (to > from && IsBlank(text[to - 1]))
        {
            to--;
        }

        Add(from, to);
    }

    private int CountBlanks(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        while (count < bytes.Length && IsBlank(bytes[count]))
        {
            count++;
        }

        return count;
    }

    private bool IsBlank(byte character) => character != delimiter && character is (byte)' ' or (byte)'\t';
}
