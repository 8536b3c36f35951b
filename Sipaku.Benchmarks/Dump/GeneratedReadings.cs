using System.Globalization;
using System.Text;
using Sipaku.Activities.Streams;

namespace Sipaku.Benchmarks.Dump;

/// <summary>An endless station's export of a reading a minute, as long as asked for, without a file of gigabytes.</summary>
internal sealed class GeneratedReadings(int readings) : ReadOnlyStream
{
    private static readonly DateTime First = new(2000, 1, 1);
    private readonly byte[] line = new byte[128];
    private int made;
    private ReadOnlyMemory<byte> pending;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int written = 0;
        while (written < count && (!pending.IsEmpty || TryMake()))
        {
            int length = Math.Min(count - written, pending.Length);
            pending.Span[..length].CopyTo(buffer.AsSpan(offset + written));
            pending = pending[length..];
            written += length;
        }

        return written;
    }

    private bool TryMake()
    {
        if (made == readings)
        {
            return false;
        }

        DateTime at = First.AddMinutes(made);
        long value = made * 7919L % 1500;
        made++;
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"Waktu\":{{\"s\":\"{at:HH:mm:ss}\"}},\"Value\":{{\"n\":\"{value}\"}},\"Tanggal\":{{\"s\":\"{at:yyyy-MM-dd}\"}}}}\n");
        pending = line.AsMemory(0, Encoding.ASCII.GetBytes(text, line));
        return true;
    }
}
