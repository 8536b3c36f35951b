using System.Text;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>Formats that hold no readings that can be read here, by what their files start with, and what to do about them.</summary>
internal static class KnownFormats
{
    private static readonly (byte[] Start, string Advice)[] Binary =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("%PDF"u8.ToArray(), "a PDF document. Ask for the table as CSV"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook or another Office document. Save the sheet as CSV"),
        ([0xE0, 0x01, 0x00, 0xEA], "Amazon Ion. Export the table as DynamoDB JSON"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a 7-Zip archive. Unpack it first"),
        ("Rar!"u8.ToArray(), "a RAR archive. Unpack it first"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database. Export the table as CSV"),
        ("ORC"u8.ToArray(), "an ORC file. Export the table as CSV or Parquet"),
        ("Obj\u0001"u8.ToArray(), "an Avro file. Export the table as CSV or Parquet"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 or NetCDF file. Export one station's series as CSV"),
        ("CDF\u0001"u8.ToArray(), "a NetCDF file. Export one station's series as CSV"),
        ([0x1F, 0x9D], "a file of compress. Unpack it first"),
        ([0x04, 0x22, 0x4D, 0x18], "a file of lz4. Unpack it first"),
    ];

    /// <summary>What a file is, with what to do; <see langword="null"/> where it may hold readings.</summary>
    /// <param name="head">How the file starts.</param>
    public static string? Recognise(ReadOnlySpan<byte> head)
    {
        foreach ((byte[]? start, string? advice) in Binary)
        {
            if (head.StartsWith(start))
            {
                return advice;
            }
        }

        return RecogniseText(Encoding.Latin1.GetString(head[..Math.Min(head.Length, 2000)]).TrimStart('\uFEFF', 'ï', '»', '¿', ' ', '\t', '\r', '\n'));
    }

    private static string? RecogniseText(string text)
    {
        if (text.StartsWith("$ion_1_0", StringComparison.Ordinal))
        {
            return "Amazon Ion. Export the table as DynamoDB JSON";
        }

        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return "a web page (HTML), as sites send in place of a file: sign in, or get the file another way";
        }

        if (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<Error>", StringComparison.Ordinal))
        {
            return Between(text, "<Error>", "<Code>", "</Code>") is { } code
                ? $"an error of S3 ({code}), not the file. Get it again, with the right to read it"
                : "XML. Export the table as CSV or JSON";
        }

        return IsYaml(text) ? "YAML. Take JSON: aws dynamodb scan --output json" : null;
    }

    private static string? Between(string text, string needed, string start, string end)
    {
        int from = text.Contains(needed, StringComparison.Ordinal) ? text.IndexOf(start, StringComparison.Ordinal) : -1;
        int to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? null : text[(from + start.Length)..to];
    }

    /// <summary>Whether the first lines are "name: value" and "- name:".</summary>
    private static bool IsYaml(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return text.StartsWith("---\n", StringComparison.Ordinal)
            || (lines.Length > 2 && lines.Any(line => line.StartsWith("Items:", StringComparison.Ordinal)) && lines.Any(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)));
    }
}
