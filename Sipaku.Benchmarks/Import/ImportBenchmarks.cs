using System.Globalization;

namespace Sipaku.Benchmarks.Import;

/// <summary>
/// Imports of the same readings as DynamoDB lines and as CSV, and DuckDB's bare reading of the same files: what decoding them costs where
/// nothing is judged, counted or stored. Each round runs in a process of its own.
/// </summary>
internal static class ImportBenchmarks
{
    private const int Rounds = 3;
    private const int DefaultReadings = 5_000_000;

    /// <summary><c>import [READINGS]</c>, or <c>import --round KIND FILE</c> in the processes that it starts.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--round", string kind, string file])
        {
            await ImportRound.RunAsync(kind, file);
            return 0;
        }

        int readings = args is [string number] ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultReadings;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sipaku-import-");
        try
        {
            string[] files = [Path.Combine(folder.FullName, "readings.jsonl"), Path.Combine(folder.FullName, "readings.csv")];
            GeneratedFile.Write(files, readings);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {readings:N0} readings; best and median of {Rounds}"));
            foreach (string path in files)
            {
                await MeasureAsync(path);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string path)
    {
        List<Round> imports = [];
        List<Round> bare = [];
        for (int round = 0; round < Rounds; round++)
        {
            imports.Add(await Round.StartAsync("import", ImportRound.Import, path));
            bare.Add(await Round.StartAsync("import", ImportRound.Bare, path));
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetExtension(path)[1..]}, {new FileInfo(path).Length / 1e6:N0} MB");
        Round.Print($"import of {name}", imports);
        Round.Print("  DuckDB's bare reading of it", bare);
    }
}
