using System.Diagnostics;
using System.Globalization;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;

namespace Sipaku.Benchmarks.Dump;

/// <summary>
/// Import, dump and features on this machine. Each round runs in a process of its own, so that start-up and peak memory are those of a run.
/// </summary>
internal static class DumpBenchmarks
{
    private const int Rounds = 5;
    private const int DefaultReadings = 5_000_000;

    private static readonly (string Kind, string Name)[] Kinds =
    [
        ("sum", "dump + features"),
        ("dump", "  of which dump"),
        ("job", "feature job"),
        ("bare", "the same query bare in DuckDB"),
    ];

    /// <summary><c>dump [READINGS]</c>, or <c>dump --round KIND HOME</c> in the processes that it starts.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--round", var kind, var home])
        {
            await DumpRound.RunAsync(kind, new SipakuSettings { Home = home });
            return 0;
        }

        int readings = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultReadings;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sipaku-dump-");
        try
        {
            await ImportAsync(readings, folder.FullName);
            Dictionary<string, List<Round>> rounds = await MeasureAsync(folder.FullName);
            foreach ((string? measured, string? name) in Kinds)
            {
                Round.Print(name, rounds[measured]);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"feature job / bare query: {Round.Median(rounds["job"]) / Round.Median(rounds["bare"]):0.00}"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(int readings, string home)
    {
        long started = Stopwatch.GetTimestamp();
        ReadingImporter importer = new(new SipakuSettings { Home = home }, TimeProvider.System);
        await importer.ImportAsync([ImportInput.FromStream("generated", new GeneratedReadings(readings))]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {readings:N0} readings; import {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s; best and median of {Rounds}"));
    }

    /// <summary>Rounds of all kinds in turn, so that a busy minute of the machine falls on all alike.</summary>
    private static async Task<Dictionary<string, List<Round>>> MeasureAsync(string home)
    {
        Dictionary<string, List<Round>> rounds = Kinds.ToDictionary(kind => kind.Kind, _ => new List<Round>());
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((string? kind, string _) in Kinds)
            {
                rounds[kind].Add(await Round.StartAsync("dump", kind, home));
            }
        }

        return rounds;
    }
}
