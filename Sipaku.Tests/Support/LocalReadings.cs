using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;

namespace Sipaku.Tests.Support;

/// <summary>Short ways to fill the Local sensor table and to look into it.</summary>
internal static class LocalReadings
{
    public static ReadingImporter Importer(this TemporaryHome home) => new(home.Settings, TimeProvider.System);

    public static ImportHistory History(this TemporaryHome home) => new(home.Settings);

    public static ImportInput Text(string text, string name = "-") => Bytes(Encoding.UTF8.GetBytes(text), name);

    public static ImportInput Bytes(byte[] bytes, string name = "-") => ImportInput.FromStream(name, new MemoryStream(bytes));

    public static byte[] Gzip(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    /// <summary>Imports a text, however much of it is refused.</summary>
    public static Task<ImportResult> ImportAsync(this TemporaryHome home, string text, string name = "-") =>
        home.Importer().ImportAsync([Text(text, name)], storing: new StoringOptions { MaxRefused = 1 });

    /// <summary>The refused lines that a result tells of, in their order.</summary>
    public static IReadOnlyList<RefusedLine> FirstRefusals(this ImportResult result) => [.. result.Refusals.SelectMany(group => group.First).OrderBy(refused => refused.Line)];

    public static async Task ImportAsync(this TemporaryHome home, IReadOnlyList<Reading> readings)
    {
        if (readings.Count > 0)
        {
            await home.ImportAsync(string.Concat(readings.Select(reading => reading.ToExportLine() + "\n")));
        }
    }

    /// <summary>All readings, in order of time.</summary>
    public static async Task<IReadOnlyList<Reading>> ReadAllAsync(this TemporaryHome home)
    {
        if (home.Importer().ReadFigures().Readings == 0)
        {
            return [];
        }

        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        using MemoryStream output = new();
        foreach (DumpSegment segment in (await table.PlanDumpAsync("look", CancellationToken.None)).Segments)
        {
            string? cursor = null;
            do
            {
                cursor = (await table.DumpPartAsync(segment, cursor, output, CancellationToken.None)).Cursor;
            }
            while (cursor is not null);
        }

        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseExportLine)];
    }

    private static Reading ParseExportLine(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        string Of(string attribute, string type) => document.RootElement.GetProperty(attribute).GetProperty(type).GetString()!;
        return new Reading(Of("Tanggal", "s"), Of("Waktu", "s"), Of("Value", "n"));
    }
}
