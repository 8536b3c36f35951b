using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Sipaku.Tests.Support;

/// <summary>Data sets whose features and forecasts were worked out by independent means.</summary>
public static class ReferenceData
{
    public const string Beijing = "beijing-pm25";
    public const string Jakarta = "jakarta-ispu";

    public static string ExportOf(string set) => set == Beijing
        ? Path.Combine(AppContext.BaseDirectory, "samples", set, "export.jsonl.gz")
        : Path.Combine(AppContext.BaseDirectory, "Data", set, "export.jsonl.gz");

    /// <summary>The original project's own dump, which has four lag rows.</summary>
    public static string Original => Path.Combine(AppContext.BaseDirectory, "samples", "original", "export.jsonl");

    public static IReadOnlyList<double[]> FeaturesOf(string set) => [.. ReadLines(set, "features.csv.gz").Select(ParseRow)];

    /// <summary>Day, readings and average.</summary>
    public static IReadOnlyList<(string Day, int Readings, double Average)> DailyOf(string set) =>
    [
        .. ReadLines(set, "daily.csv.gz").Skip(1).Select(line => line.Split(','))
            .Select(fields => (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), double.Parse(fields[2], CultureInfo.InvariantCulture))),
    ];

    public static ReferenceForecast ForecastOf(string set) => JsonSerializer.Deserialize<ReferenceForecast>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", set, "forecast.json")), JsonSerializerOptions.Web)!;

    public static double[] ParseRow(string line) => [.. line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture))];

    private static IEnumerable<string> ReadLines(string set, string file)
    {
        using StreamReader reader = new(
            new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", set, file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
