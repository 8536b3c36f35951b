using System.Buffers;
using System.Text.Json;
using Sipaku.Activities.Local.Import.Lines;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>
/// Reads a file of JSON documents, however they are broken into lines. After a fault it goes on with the next object, whatever that is
/// part of, so that damage costs the records that it hits.
/// </summary>
internal sealed class JsonDocuments(FileContext file, InputBuffer buffer)
{
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,]}\0"u8);

    private readonly JsonTable table = new(file);
    private JsonReaderState state = new(JsonTable.Options);
    private bool inValue;
    private bool faulty;
    private bool any;
    private long line = 1;
    private long recordLine = 1;
    private bool begun;

    /// <summary>Reads what is in the buffer.</summary>
    public void Drain()
    {
        while (inValue ? TryReadValue() : TryFindValue())
        {
            // Each call takes something out of the buffer.
        }

        if (!buffer.AtEnd && !buffer.CanGrow)
        {
            Refuse(Refusal.TooLong, 1);
        }
    }

    /// <summary>Checks at the end of the file.</summary>
    /// <exception cref="ImportException">There was no record that could be understood.</exception>
    public void End()
    {
        if (!any && table.ForeignNames.Count > 0)
        {
            throw UnknownShape.Describe(file, table.ForeignNames, []);
        }
    }

    private bool TryFindValue()
    {
        ReadOnlySpan<byte> text = buffer.Unread;
        int at = text.IndexOfAny((byte)'{', (byte)'[');
        ReadOnlySpan<byte> between = at < 0 ? text : text[..at];
        if (!faulty && between.IndexOfAnyExcept(Between) is >= 0 and var junk)
        {
            file.Readings.Take(line + CountLines(between[..junk]), ParsedReading.Refused(Refusal.NotJson));
            faulty = true;
        }

        Take(between.Length);
        inValue = at >= 0;
        begun = false;
        state = new JsonReaderState(JsonTable.Options);
        table.Records.Reset();
        return inValue;
    }

    private bool TryReadValue()
    {
        Utf8JsonReader reader = new(buffer.Unread, buffer.AtEnd, state);
        int counted = 0;
        try
        {
            while (reader.Read())
            {
                bool ends = table.Records.Take(ref reader, out bool begins);
                if (begins)
                {
                    int start = (int)reader.TokenStartIndex;
                    line += CountLines(buffer.Unread[counted..start]);
                    (counted, recordLine) = (start, line);
                }

                // After a fault a record may be a piece of one.
                if (ends && (!faulty || table.HasColumns()))
                {
                    any |= table.Judge(recordLine, beforeFirst: () => { });
                    faulty = false;
                }

                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    inValue = false;
                    break;
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Whether blanks before the fault are consumed depends on where the buffer ended before.
            int at = (int)reader.BytesConsumed;
            at += Math.Max(0, buffer.Unread[at..].IndexOfAnyExcept(" \t\r\n"u8));
            line += CountLines(buffer.Unread[counted..at]);
            buffer.Take(at);
            Refuse(Refusal.NotJson, begun || reader.BytesConsumed > 0 ? 0 : Math.Min(1, buffer.Unread.Length));
            return true;
        }

        int consumed = (int)reader.BytesConsumed;
        line += CountLines(buffer.Unread[counted..consumed]);
        buffer.Take(consumed);
        begun = true;
        state = reader.CurrentState;
        return !inValue;
    }

    private void Refuse(Refusal refusal, int skipped)
    {
        file.Readings.Take(line, ParsedReading.Refused(refusal));
        Take(skipped);
        inValue = false;
        faulty = true;
    }

    private void Take(int bytes)
    {
        line += CountLines(buffer.Unread[..bytes]);
        buffer.Take(bytes);
    }

    private static int CountLines(ReadOnlySpan<byte> text) => text.Count((byte)'\n');
}
