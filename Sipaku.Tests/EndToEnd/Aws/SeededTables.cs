using System.IO.Compression;
using System.Text.Json;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.EndToEnd.Aws;

/// <summary>Sensor tables in dynalite that flows read and none changes, each filled once for all tests.</summary>
internal static class SeededTables
{
    private const int ReadingsOfTheSlice = 60 * 24;

    private static readonly Lazy<Task<string>> _whole = new(() => SeedAsync(BeijingReadings()));
    private static readonly Lazy<Task<string>> _slice = new(() => SeedAsync(SliceReadings));

    /// <summary>All of the Beijing sample.</summary>
    public static Task<string> WholeAsync() => _whole.Value;

    /// <summary>Its last two months, for tests that are about something else than the data.</summary>
    public static Task<string> SliceAsync() => _slice.Value;

    public static IReadOnlyList<Reading> SliceReadings => [.. BeijingReadings().TakeLast(ReadingsOfTheSlice)];

    public static IReadOnlyList<Reading> BeijingReadings()
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(ReferenceData.ExportOf(ReferenceData.Beijing)), CompressionMode.Decompress));
        List<Reading> readings = new();
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument item = JsonDocument.Parse(line);
            readings.Add(new Reading(Of("Tanggal", "s"), Of("Waktu", "s"), Of("Value", "n")));

            string Of(string attribute, string type) => item.RootElement.GetProperty(attribute).GetProperty(type).GetString()!;
        }

        return readings;
    }

    private static async Task<string> SeedAsync(IReadOnlyList<Reading> readings)
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = await peers.NewSettingsAsync();
        await SensorItems.PutAsync(peers.Dynamo, settings.SensorTable, readings);
        return settings.SensorTable;
    }
}
