using System.Buffers;
using System.Text.Json;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>
/// Writes readings as JSON lines in the format of the Data Pipeline export (lower-case type tags), numbers as the strings they are.
/// An attribute of another type than S or N is left out, so that the feature queries refuse the reading.
/// </summary>
internal sealed class ReadingLines(Stream output) : IAsyncDisposable
{
    private const int FlushAt = 1 << 16;

    private static readonly JsonEncodedText Date = JsonEncodedText.Encode(SensorAttributes.Date);
    private static readonly JsonEncodedText Time = JsonEncodedText.Encode(SensorAttributes.Time);
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode(SensorAttributes.Value);
    private static readonly JsonEncodedText StringTag = JsonEncodedText.Encode("s");
    private static readonly JsonEncodedText NumberTag = JsonEncodedText.Encode("n");

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });

    /// <summary>Lines so far.</summary>
    public long Count { get; private set; }

    /// <summary>Appends one line.</summary>
    public void Add(SensorField date, SensorField time, SensorField value)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        Write(Time, time);
        Write(Value, value);
        Write(Date, date);
        _json.WriteEndObject();
        _json.Flush();
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
        Count++;
    }

    /// <summary>Hands the lines on once they are many.</summary>
    public ValueTask FlushIfFullAsync(CancellationToken cancellation) =>
        _buffer.WrittenCount < FlushAt ? ValueTask.CompletedTask : FlushAsync(cancellation);

    /// <summary>Hands all lines on.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(_buffer.WrittenMemory, cancellation);
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private void Write(JsonEncodedText name, SensorField field)
    {
        if (field.Text is not null)
        {
            _json.WriteStartObject(name);
            _json.WriteString(field.IsNumber ? NumberTag : StringTag, field.Text);
            _json.WriteEndObject();
        }
    }
}
