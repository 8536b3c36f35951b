namespace Sipaku.Activities.Local.Import.Json;

/// <summary>
/// The line of DynamoDB's export as its tools write it: three attributes with a type tag and a text each, blanks after colons and commas or
/// none. A reading takes a fraction of what a JSON reader needs; whatever is written otherwise is for that one.
/// </summary>
internal static class ExportLine
{
    private const int Attributes = 3;

    /// <summary>Finds the texts of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="date">Of Tanggal.</param>
    /// <param name="time">Of Waktu.</param>
    /// <param name="value">Of Value.</param>
    /// <returns>False where the line is not of this form; it may be good JSON all the same.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> date, out ReadOnlySpan<byte> time, out ReadOnlySpan<byte> value)
    {
        date = time = value = default;
        if (line.IsEmpty || line[0] != '{')
        {
            return false;
        }

        line = line[1..];
        for (int attribute = 1; attribute <= Attributes; attribute++)
        {
            if (!TryTakeText(ref line, out ReadOnlySpan<byte> name) || !TryTakeColon(ref line, (byte)'{') || !TryTakeText(ref line, out ReadOnlySpan<byte> tag) || !TryTakeColon(ref line, null)
                || !TryTakeText(ref line, out ReadOnlySpan<byte> text) || tag.Length != 1 || line.Length < 2 || line[0] != '}')
            {
                return false;
            }

            switch (name.Length)
            {
                case 7 when date.IsEmpty && (tag[0] | 0x20) == 's' && name.SequenceEqual("Tanggal"u8):
                    date = text;
                    break;
                case 5 when time.IsEmpty && (tag[0] | 0x20) == 's' && name.SequenceEqual("Waktu"u8):
                    time = text;
                    break;
                case 5 when value.IsEmpty && (tag[0] | 0x20) == 'n' && name.SequenceEqual("Value"u8):
                    value = text;
                    break;
                default:
                    return false;
            }

            if (attribute < Attributes && !TryTakeComma(ref line))
            {
                return false;
            }
        }

        return line.Length == 2 && line[1] == '}';
    }

    /// <summary>Takes a text in quotes. One with escapes is no date, time or value as it stands, so they need no care.</summary>
    private static bool TryTakeText(scoped ref ReadOnlySpan<byte> line, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (line.IsEmpty || line[0] != '"')
        {
            return false;
        }

        int end = line[1..].IndexOf((byte)'"');
        if (end < 0)
        {
            return false;
        }

        text = line.Slice(1, end);
        line = line[(end + 2)..];
        return true;
    }

    private static bool TryTakeColon(scoped ref ReadOnlySpan<byte> line, byte? opening)
    {
        if (line.Length < 3 || line[0] != ':')
        {
            return false;
        }

        line = line[(line[1] == ' ' ? 2 : 1)..];
        if (opening is not { } wanted)
        {
            return true;
        }

        bool found = line[0] == wanted;
        line = line[1..];
        return found;
    }

    private static bool TryTakeComma(scoped ref ReadOnlySpan<byte> line)
    {
        // Behind the brace that closes the attribute.
        if (line.Length < 4 || line[1] != ',')
        {
            return false;
        }

        line = line[(line[2] == ' ' ? 3 : 2)..];
        return true;
    }
}
