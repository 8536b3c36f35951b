using System.Text;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Tests.Support;

/// <summary>Short ways to fill the Local sensor table.</summary>
internal static class LocalReadings
{
    public static ReadingImporter Importer(this TemporaryHome home) => new(home.Settings, TimeProvider.System);

    public static ImportInput Text(string text, string name = "-") =>
        ImportInput.FromStream(name, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static async Task ImportAsync(this TemporaryHome home, IReadOnlyList<Reading> readings)
    {
        if (readings.Count > 0)
        {
            await home.Importer().ImportAsync([Text(string.Concat(readings.Select(reading => reading.ToExportLine() + "\n")))]);
        }
    }
}
