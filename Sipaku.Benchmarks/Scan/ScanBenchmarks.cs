using System.Globalization;

namespace Sipaku.Benchmarks.Scan;

/// <summary>The dump of a DynamoDB table, against a server of canned pages that are as slow as the service's.</summary>
internal static class ScanBenchmarks
{
    public const int Segments = 8;

    private const int Rounds = 5;
    private const int DefaultItems = 200_000;
    private const int TimesLarger = 10;

    /// <summary><c>scan [ITEMS]</c>, or <c>scan --round KIND URL ITEMS</c> in the processes that it starts.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--round", var kind, var url, var count])
        {
            await ScanRound.RunAsync(kind, url, int.Parse(count, CultureInfo.InvariantCulture));
            return 0;
        }

        int items = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultItems;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {items:N0} items; best and median of {Rounds}"));
        (List<Round>? loops, List<Round>? dumps) = await MeasureAsync(items, Rounds);
        Round.Print("plain loop", loops);
        Round.Print($"{Segments} segments", dumps);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"plain loop / segments: {Round.Best(loops) / Round.Best(dumps):0.0} by the best, {Round.Median(loops) / Round.Median(dumps):0.0} by the median"));

        (List<Round> _, List<Round>? large) = await MeasureAsync(items * TimesLarger, 1);
        Round.Print($"{Segments} segments, {TimesLarger} times the items", large);
        return 0;
    }

    /// <summary>Rounds of both kinds in turn, so that a busy minute of the machine falls on both alike.</summary>
    private static async Task<(List<Round> Loops, List<Round> Dumps)> MeasureAsync(int items, int rounds)
    {
        await using CannedAws server = await CannedAws.StartAsync(items);
        List<Round> loops = [];
        List<Round> dumps = [];
        for (int round = 0; round < rounds; round++)
        {
            loops.Add(await Round.StartAsync("scan", "loop", server.Url, items.ToString(CultureInfo.InvariantCulture)));
            dumps.Add(await Round.StartAsync("scan", "segments", server.Url, items.ToString(CultureInfo.InvariantCulture)));
        }

        return (loops, dumps);
    }
}
