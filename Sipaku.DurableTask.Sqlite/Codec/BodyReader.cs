using System.Buffers.Binary;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Codec;

/// <summary>Reads what <see cref="BodyWriter"/> wrote.</summary>
internal ref struct BodyReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    public byte Byte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public bool Flag() => Byte() != 0;

    public int Number()
    {
        uint value = Unsigned();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public long Long()
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[sizeof(long)..];
        return value;
    }

    public string? Text()
    {
        uint length = Unsigned();
        if (length == 0)
        {
            return null;
        }

        string text = StoreText.Decode(_rest[..(int)(length - 1)]);
        _rest = _rest[(int)(length - 1)..];
        return text;
    }

    public DateTime Time() => Instants.FromTicks(Long());

    public Dictionary<string, string>? Tags()
    {
        int count = Number();
        if (count < 0)
        {
            return null;
        }

        Dictionary<string, string> tags = new(count, StringComparer.Ordinal);
        for (int index = 0; index < count; index++)
        {
            tags.Add(Text()!, Text()!);
        }

        return tags;
    }

    private uint Unsigned()
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
