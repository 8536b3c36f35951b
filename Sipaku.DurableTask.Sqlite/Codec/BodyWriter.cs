using System.Buffers;
using System.Buffers.Binary;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Codec;

/// <summary>Writes the fields of a body: numbers in as few bytes as they need, texts with their length before them.</summary>
internal sealed class BodyWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public int Capacity => _buffer.Capacity;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number that is mostly small, or -1.</summary>
    public void Number(int value) => Unsigned((uint)(value << 1) ^ (uint)(value >> 31));

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        Span<byte> span = _buffer.GetSpan(StoreText.MaxBytes(value) + 5);
        if (value.Length < 40)
        {
            // At most 120 bytes: the length takes one.
            int written = StoreText.Encode(value, span[1..]);
            span[0] = (byte)(written + 1);
            _buffer.Advance(written + 1);
            return;
        }

        // Five bytes for the length, of which the last may carry nothing.
        int length = StoreText.Encode(value, span[5..]);
        uint rest = (uint)length + 1;
        for (int index = 0; index < 4; index++)
        {
            span[index] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        span[4] = (byte)rest;
        _buffer.Advance(length + 5);
    }

    /// <summary>An instant; what is not known to be UTC is brought to it.</summary>
    public void Time(DateTime value) => Long(Instants.ToTicks(value));

    public void Tags(IDictionary<string, string>? tags)
    {
        Number(tags?.Count ?? -1);
        foreach ((string key, string value) in tags ?? new Dictionary<string, string>())
        {
            Text(key);
            Text(value);
        }
    }

    private void Unsigned(uint value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }
}
