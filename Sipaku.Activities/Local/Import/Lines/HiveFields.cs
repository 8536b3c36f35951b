namespace Sipaku.Activities.Local.Import.Lines;

/// <summary>
/// A row of Hive's delimited export of a DynamoDB table: attributes divided by the byte 2, name and JSON value of each by the byte 3.
/// </summary>
internal sealed class HiveFields
{
    private byte[] json = new byte[512];
    private int length;

    /// <summary>The row as one JSON object.</summary>
    public ReadOnlySpan<byte> AsJson => json.AsSpan(0, length);

    /// <summary>Reads a row.</summary>
    /// <returns>False where it is none.</returns>
    public bool TryRead(ReadOnlySpan<byte> row)
    {
        // Each attribute gets two quotes in exchange for nothing.
        if (json.Length < row.Length * 2)
        {
            json = new byte[row.Length * 4];
        }

        length = 0;
        Append("{"u8);
        while (true)
        {
            int divider = row.IndexOf((byte)2);
            ReadOnlySpan<byte> field = divider < 0 ? row : row[..divider];
            int colon = field.IndexOf((byte)3);
            if (colon < 0)
            {
                return false;
            }

            Append("\""u8);
            Append(field[..colon]);
            Append("\":"u8);
            Append(field[(colon + 1)..]);
            if (divider < 0)
            {
                Append("}"u8);
                return true;
            }

            Append(","u8);
            row = row[(divider + 1)..];
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(json.AsSpan(length));
        length += bytes.Length;
    }
}
