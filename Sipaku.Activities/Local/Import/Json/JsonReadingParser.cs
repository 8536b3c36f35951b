using System.Text.Json;
using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>
/// A reading in the DynamoDB export format: <c>{"Waktu":{"s":"00:00:00"},"Value":{"n":"125"},"Tanggal":{"s":"2019-11-02"}}</c>, type tags
/// in either case, bare or as the <c>Item</c> of a point-in-time export. Other attributes are passed over.
/// </summary>
internal sealed class JsonReadingParser(ReadingText text)
{
    // DynamoDB nests 32 levels deep, each with a type tag.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    // Room for what is written with escapes; anything longer is no date, time or value anyway.
    private readonly byte[] date = new byte[ReadingText.LongestValue + 1];
    private readonly byte[] time = new byte[ReadingText.LongestValue + 1];
    private readonly byte[] value = new byte[ReadingText.LongestValue + 1];

    public ParsedReading Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader reader = new(line, Options);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return ParsedReading.Refused(Refusal.NotAnObject);
            }

            ReadOnlySpan<byte> dateText = default;
            ReadOnlySpan<byte> timeText = default;
            ReadOnlySpan<byte> valueText = default;
            ReadAttributes(ref reader, ref dateText, ref timeText, ref valueText);
            // Another read finds what is left after the object.
            reader.Read();
            return dateText.IsEmpty ? ParsedReading.Refused(Refusal.NoDate)
                : timeText.IsEmpty ? ParsedReading.Refused(Refusal.NoTime)
                : valueText.IsEmpty ? ParsedReading.Refused(Refusal.NoValue)
                : ParsedReading.Of(text, dateText, timeText, valueText);
        }
        catch (JsonException)
        {
            return ParsedReading.Refused(Refusal.NotJson);
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for text that is no UTF-8, or escapes half a character.
            return ParsedReading.Refused(Refusal.NotJson);
        }
    }

    private void ReadAttributes(
        scoped ref Utf8JsonReader reader, ref ReadOnlySpan<byte> dateText, ref ReadOnlySpan<byte> timeText, ref ReadOnlySpan<byte> valueText)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Tanggal"u8))
            {
                dateText = ReadTagged(ref reader, "s"u8, "S"u8, date);
            }
            else if (reader.ValueTextEquals("Waktu"u8))
            {
                timeText = ReadTagged(ref reader, "s"u8, "S"u8, time);
            }
            else if (reader.ValueTextEquals("Value"u8))
            {
                valueText = ReadTagged(ref reader, "n"u8, "N"u8, value);
            }
            else if (reader.ValueTextEquals("Item"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadAttributes(ref reader, ref dateText, ref timeText, ref valueText);
                }
                else
                {
                    reader.Skip();
                }
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The text under the wanted tag; empty where the attribute has another type.</summary>
    private static ReadOnlySpan<byte> ReadTagged(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, byte[] scratch)
    {
        ReadOnlySpan<byte> found = default;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return found;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals(lower) || reader.ValueTextEquals(upper);
            reader.Read();
            if (wanted && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                found = reader.ValueIsEscaped && reader.ValueSpan.Length <= scratch.Length
                    ? scratch.AsSpan(0, reader.CopyString(scratch))
                    : reader.ValueSpan;
            }
            else
            {
                reader.Skip();
            }
        }

        return found;
    }
}
