using System.Globalization;

namespace Sipaku.Benchmarks.Import;

/// <summary>A reading a minute, as a station exports it and as a spreadsheet does.</summary>
internal static class GeneratedFile
{
    private static readonly DateTime First = new(2000, 1, 1);

    /// <summary>Writes the same readings into each file: as CSV where it is called so, else as DynamoDB lines.</summary>
    public static void Write(IEnumerable<string> paths, int readings)
    {
        foreach (string path in paths)
        {
            bool csv = Path.GetExtension(path) == ".csv";
            using StreamWriter file = new(path) { NewLine = "\n" };
            if (csv)
            {
                file.WriteLine("Tanggal,Waktu,Value");
            }

            for (int reading = 0; reading < readings; reading++)
            {
                DateTime at = First.AddMinutes(reading);
                long value = reading * 7919L % 1500;
                file.WriteLine(csv
                    ? string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd,HH:mm:ss},{value}")
                    : string.Create(CultureInfo.InvariantCulture, $"{{\"Waktu\":{{\"s\":\"{at:HH:mm:ss}\"}},\"Value\":{{\"n\":\"{value}\"}},\"Tanggal\":{{\"s\":\"{at:yyyy-MM-dd}\"}}}}"));
            }
        }
    }
}
