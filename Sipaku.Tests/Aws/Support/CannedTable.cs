using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sipaku.Tests.Aws.Support;

/// <summary>
/// A table of made-up readings, twenty-four a day, that is scanned as DynamoDB would be: segments, limits, pages of a megabyte at most,
/// and the time that a page takes.
/// </summary>
internal sealed class CannedTable(int items, int itemBytes)
{
    private const int PageBytes = 1 << 20;
    private const double UnitBytes = 8192;

    /// <summary>A request's own time, and the time that reading a megabyte takes: about 200 ms a full page, as measurements say.</summary>
    private const double RequestMilliseconds = 10;
    private const double PageMilliseconds = 190;

    private int _underWay;
    private int _mostUnderWay;

    /// <summary>The most scans that were answered at the same time.</summary>
    public int MostUnderWay => _mostUnderWay;

    public async Task<(int Status, string Body)> AnswerAsync(JsonElement request)
    {
        int underWay = Interlocked.Increment(ref _underWay);
        InterlockedMax(ref _mostUnderWay, underWay);
        int total = Number(request, "TotalSegments", 1);
        int segment = Number(request, "Segment", 0);
        int first = (int)((long)items * segment / total);
        int end = (int)((long)items * (segment + 1) / total);
        int at = request.TryGetProperty("ExclusiveStartKey", out JsonElement key) ? IndexOf(key) + 1 : first;
        int count = Math.Min(Math.Min(end - at, Number(request, "Limit", int.MaxValue)), PageBytes / itemBytes);
        using (PeriodicTimer latency = new(TimeSpan.FromMilliseconds(RequestMilliseconds + (PageMilliseconds * count * itemBytes / PageBytes))))
        {
            await latency.WaitForNextTickAsync();
        }

        Interlocked.Decrement(ref _underWay);
        return (200, Page(at, count, at + count < end));
    }

    private static void InterlockedMax(ref int most, int candidate)
    {
        for (int seen = most; candidate > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, candidate, seen);
        }
    }

    private static int Number(JsonElement request, string name, int otherwise) =>
        request.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : otherwise;

    private static int IndexOf(JsonElement key)
    {
        DateOnly day = DateOnly.ParseExact(key.GetProperty("Tanggal").GetProperty("S").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        int hour = int.Parse(key.GetProperty("Waktu").GetProperty("S").GetString()!.AsSpan(0, 2), CultureInfo.InvariantCulture);
        return ((day.DayNumber - DateOnly.MinValue.DayNumber) * 24) + hour;
    }

    private static string Key(int index) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"Tanggal":{"S":"{{{DateOnly.MinValue.AddDays(index / 24):yyyy-MM-dd}}}"},"Waktu":{"S":"{{{index % 24:D2}}}:00:00"} """);

    private string Page(int at, int count, bool more)
    {
        StringBuilder page = new();
        double units = Math.Ceiling(2 * count * itemBytes / UnitBytes) / 2;
        page.Append(
            CultureInfo.InvariantCulture,
            $$"""{"Count":{{count}},"ScannedCount":{{count}},"ConsumedCapacity":{"TableName":"t","CapacityUnits":{{units}} },"Items":[""");
        for (int index = at; index < at + count; index++)
        {
            page.Append(index == at ? "" : ",").Append(Key(index)).Append(""","Value":{"N":"125"}}""");
        }

        page.Append(']');
        if (more)
        {
            page.Append(",\"LastEvaluatedKey\":").Append(Key(at + count - 1)).Append('}');
        }

        return page.Append('}').ToString();
    }
}
