using System.Globalization;
using Sipaku.Benchmarks.Engine.Core;
using Sipaku.Benchmarks.Engine.Page;
using Sipaku.Benchmarks.Engine.Peer;
using Sipaku.Benchmarks.Engine.Start;
using Sipaku.Benchmarks.Engine.Worker;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The figures that store and host are held to, each on stores of its own on the disk of the temporary folder.</summary>
internal static class EngineBenchmarks
{
    private const string RoundsOption = "--rounds";

    private static readonly (string Name, Func<Report, Task> Run)[] Parts =
    [
        ("core", CorePart.RunAsync),
        ("worker", WorkerPart.RunAsync),
        ("peer", PeerPart.RunAsync),
        ("start", StartPart.RunAsync),
        ("page", PagePart.RunAsync),
    ];

    /// <summary>Runs the parts that are named, or all. The exit code is 1 where the best of a figure misses its target.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        int option = Array.IndexOf(arguments, RoundsOption);
        int rounds = option < 0 ? 5 : int.Parse(arguments[option + 1], CultureInfo.InvariantCulture);
        string[] names = option < 0 ? arguments : [.. arguments[..option], .. arguments[(option + 2)..]];
        if (names.Except(Parts.Select(part => part.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no part '{unknown}'; there are {string.Join(", ", Parts.Select(part => part.Name))}.");
            return 2;
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, fdatasync {Fdatasync.MeasureMilliseconds():0.00} ms, best and median of {rounds}");
        Report report = new(rounds);
        foreach ((string name, Func<Report, Task> run) in Parts.Where(part => names.Length == 0 || names.Contains(part.Name)))
        {
            await run(report);
        }

        return report.AllMet ? 0 : 1;
    }
}
