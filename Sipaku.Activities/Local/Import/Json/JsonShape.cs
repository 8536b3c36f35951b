using System.Text.Json;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>Tells JSON that is one document, or several, from JSON with an object a line. Only lines can be damaged one by one.</summary>
internal static class JsonShape
{
    private const int MostLines = 100;

    /// <summary>Looks at the start of a file.</summary>
    /// <param name="head">The file's first quarter of a mebibyte.</param>
    /// <param name="isWhole">Whether that is all of it.</param>
    public static bool IsDocument(ReadOnlySpan<byte> head, bool isWhole)
    {
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty || head[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        ReadOnlySpan<byte> first = FirstLine(head, out ReadOnlySpan<byte> rest);
        if (JsonTable.Strip(first) is { IsEmpty: false } json && IsObject(json, out bool isEnvelope))
        {
            return isEnvelope;
        }

        bool isValid = IsValidStart(head, isWhole);
        return LinesAreObjects(head) ? isValid && !rest.IsEmpty : isValid || rest.IsEmpty || first[^1] is (byte)'{' or (byte)'[' or (byte)',';
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        int at = text.IndexOfAny((byte)'\n', (byte)'\r');
        rest = at < 0 ? default : text[(at + 1)..];
        return (at < 0 ? text : text[..at]).Trim(" \t"u8);
    }

    /// <summary>Whether a text is one object, and whether it is an envelope around an array of others.</summary>
    private static bool IsObject(ReadOnlySpan<byte> json, out bool isEnvelope)
    {
        isEnvelope = false;
        try
        {
            Utf8JsonReader reader = new(json, JsonTable.Options);
            JsonTokenType before = JsonTokenType.None;
            while (reader.Read())
            {
                isEnvelope |= before == JsonTokenType.StartArray && reader.CurrentDepth == 2 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                before = reader.TokenType;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether most lines are an object each: damage can make one of a line within a document, and none of a line by itself.</summary>
    private static bool LinesAreObjects(ReadOnlySpan<byte> head)
    {
        int objects = 0;
        int others = 0;
        while (objects + others < MostLines && !head.IsEmpty)
        {
            ReadOnlySpan<byte> line = FirstLine(head, out head).TrimStart("[, \t"u8);
            if (line.Length > 2 && line[0] == '{' && IsObject(JsonTable.Strip(line), out _))
            {
                objects++;
            }
            else if (!line.IsEmpty)
            {
                others++;
            }
        }

        return objects > 0 && objects >= others;
    }

    private static bool IsValidStart(ReadOnlySpan<byte> head, bool isWhole)
    {
        try
        {
            Utf8JsonReader reader = new(head, isWhole, new JsonReaderState(JsonTable.Options));
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    return true;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
