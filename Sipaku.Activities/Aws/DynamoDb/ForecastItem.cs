using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>
/// The published document: the attributes that the original's Lambda wrote and its dashboard reads, and beside them the run, the
/// fence, and the whole forecast as the API gives it.
/// </summary>
internal static class ForecastItem
{
    /// <summary>The one document's id, the original's.</summary>
    public const string Id = "1";

    private const string Document = "Document";
    private const string Unknown = "unknown";

    /// <summary>The document's key.</summary>
    public static Dictionary<string, AttributeValue> Key() => new() { ["PredID"] = new() { S = Id } };

    /// <summary>The forecast as the document.</summary>
    public static Dictionary<string, AttributeValue> Write(Forecast forecast, long fence)
    {
        Dictionary<string, AttributeValue> item = Key();
        item["DateCreated"] = Day(DateOnly.FromDateTime(forecast.CreatedAt));
        item["DateStartPredict"] = Day(forecast.StartsAfter);
        item["PredictData"] = new()
        {
            L = [.. forecast.Days.Select(day => Map(DayOf(day)))],
        };
        item["RunId"] = Text(forecast.RunId);
        item[LockItem.Fence] = Number(fence);
        item["CreatedAt"] = LockItem.Instant(forecast.CreatedAt);
        item[Document] = Text(JsonSerializer.Serialize(forecast with { Model = WithNumbersOnly(forecast.Model) }, LocalJson.Default.Forecast));
        return item;
    }

    /// <summary>The forecast in the document; of one that the original wrote, what it tells.</summary>
    public static Forecast Read(Dictionary<string, AttributeValue> item) =>
        item.TryGetValue(Document, out AttributeValue? document)
            ? JsonSerializer.Deserialize(document.S, LocalJson.Default.Forecast)!
            : ReadAttributes(item);

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public static AttributeValue Day(DateOnly day) => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Dictionary<string, AttributeValue> DayOf(ForecastDay day)
    {
        Dictionary<string, AttributeValue> map = new() { ["Tanggal"] = Day(day.Date), ["Average"] = DynamoNumbers.Attribute(day.Average) };
        if (day.Clamped)
        {
            map["Clamped"] = new() { BOOL = true };
        }

        return map;
    }

    // A figure that JSON has no number for is left out: the forecast is worth publishing without it.
    private static ForecastModel WithNumbersOnly(ForecastModel model) => model with
    {
        Intercept = model.Intercept is { } intercept && double.IsFinite(intercept) ? intercept : null,
        Weights = model.Weights is { } weights && weights.All(double.IsFinite) ? weights : null,
        Metrics = model.Metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary(),
    };

    /// <summary>What the original wrote, and what versions before the document wrote beside it.</summary>
    private static Forecast ReadAttributes(Dictionary<string, AttributeValue> item)
    {
        DateOnly startsAfter = DayOf(item, "DateStartPredict");
        DateTime created = item.TryGetValue("CreatedAt", out AttributeValue? at)
            ? DateTime.Parse(at.S, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : DayOf(item, "DateCreated").ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new Forecast(
            item.GetValueOrDefault("RunId")?.S ?? Unknown,
            created,
            startsAfter,
            [.. item["PredictData"].L.Select(day => ForecastDay.Of(DayOf(day.M, "Tanggal"), DoubleOf(day.M["Average"]), RawBands.Bands) with { Clamped = day.M.ContainsKey("Clamped") })],
            item.TryGetValue("Data", out AttributeValue? data) ? DataOf(data.M) : new ForecastData(0, 0, 0, 0, 0, startsAfter, startsAfter),
            item.TryGetValue("Model", out AttributeValue? model)
                ? ModelOf(model.M)
                : new ForecastModel(Unknown, Unknown, null, null, new Dictionary<string, double>()),
            item.ContainsKey("Sample"));
    }

    private static ForecastModel ModelOf(Dictionary<string, AttributeValue> map) => new(
        map["Name"].S,
        map["Trainer"].S,
        map.TryGetValue("Intercept", out AttributeValue? intercept) ? DoubleOf(intercept) : null,
        map.TryGetValue("Weights", out AttributeValue? weights) ? [.. weights.L.Select(DoubleOf)] : null,
        (map["Metrics"].M ?? []).ToDictionary(metric => metric.Key, metric => DoubleOf(metric.Value)),
        map.TryGetValue("BillableSeconds", out AttributeValue? seconds) ? (int)LongOf(seconds) : null);

    private static ForecastData DataOf(Dictionary<string, AttributeValue> map) => new(
        LongOf(map["Readings"]),
        LongOf(map["Malformed"]),
        (int)LongOf(map["Days"]),
        (int)LongOf(map["MissingDays"]),
        (int)LongOf(map["Rows"]),
        DayOf(map, "FirstDay"),
        DayOf(map, "LastDay"),
        map.TryGetValue("Missing", out AttributeValue? missing) ? LongOf(missing) : 0);

    private static AttributeValue Map(Dictionary<string, AttributeValue> map) => new() { M = map };

    private static AttributeValue Text(string text) => new() { S = text };

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static double DoubleOf(AttributeValue value) => double.Parse(value.N, CultureInfo.InvariantCulture);

    private static long LongOf(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);

    private static DateOnly DayOf(Dictionary<string, AttributeValue> map, string name) =>
        DateOnly.ParseExact(map[name].S, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
