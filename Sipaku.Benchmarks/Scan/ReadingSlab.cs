using System.Globalization;
using System.Text;

namespace Sipaku.Benchmarks.Scan;

/// <summary>A reading a minute as items in DynamoDB's JSON, all of one length, so that any page is a slice.</summary>
internal sealed class ReadingSlab
{
    /// <summary>As DynamoDB counts an item, with what a station writes beside the three attributes.</summary>
    public const int StoredBytesOfItem = 100;

    private static readonly DateTime _first = new(2000, 1, 1);
    private static readonly int _length = Item(0).Length;

    private readonly byte[] _items;

    public ReadingSlab(int count)
    {
        Count = count;
        _items = new byte[(long)count * _length];
        for (int index = 0; index < count; index++)
        {
            Encoding.ASCII.GetBytes(Item(index), _items.AsSpan(index * _length));
        }
    }

    public int Count { get; }

    /// <summary>Items with commas between them.</summary>
    public ReadOnlyMemory<byte> Slice(int from, int count) => _items.AsMemory(from * _length, Math.Max(0, (count * _length) - 1));

    public static string Key(int index) => $$$"""{"Tanggal":{"S":"{{{Date(index)}}}"},"Waktu":{"S":"{{{Time(index)}}}"}}""";

    public static int IndexOf(string date, string time) =>
        (int)(DateTime.Parse($"{date}T{time}", CultureInfo.InvariantCulture) - _first).TotalMinutes;

    private static string Item(int index) =>
        $$$"""{"Tanggal":{"S":"{{{Date(index)}}}"},"Waktu":{"S":"{{{Time(index)}}}"},"Value":{"N":"{{{100 + (index * 7919L % 900)}}}"}},""";

    private static string Date(int index) => _first.AddMinutes(index).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(int index) => _first.AddMinutes(index).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
