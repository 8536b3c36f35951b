using System.Diagnostics;
using System.Globalization;
using Sipaku.Activities.Backtests;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Settings;

namespace Sipaku.Benchmarks.Backtests;

/// <summary>The backtest with its choice of a scale and its intervals. Each round runs in a process of its own, and does it twice: cold and warm.</summary>
internal static class BacktestBenchmarks
{
    private const int Rounds = 9;
    private const int DefaultDays = 1_800;

    /// <summary><c>backtest [DAYS]</c>, or <c>backtest --round DAYS</c> in the processes that it starts.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--round", string count])
        {
            DayAverages days = Generate(int.Parse(count, CultureInfo.InvariantCulture));
            Round.Answer(Measure(days), Measure(days));
            return 0;
        }

        int wanted = args is [string number] ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultDays;
        List<double[]> rounds = [];
        for (int round = 0; round < Rounds; round++)
        {
            rounds.Add(await Round.AskAsync("backtest", wanted.ToString(CultureInfo.InvariantCulture)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {wanted:N0} days; best and median of {Rounds}"));
        Print("first in its process", [.. rounds.Select(round => round[0]).Order()]);
        Print("second", [.. rounds.Select(round => round[1]).Order()]);
        return 0;
    }

    private static void Print(string name, double[] ordered) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-32} {ordered[0],8:N0} ms {ordered[ordered.Length / 2],8:N0} ms"));

    private static double Measure(DayAverages days)
    {
        long started = Stopwatch.GetTimestamp();
        Backtesting.Run(days, ScaleChoice.Auto, GapPolicy.Rows, GateMode.Report);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Averages that depend on the days before and on something that looks like chance.</summary>
    private static DayAverages Generate(int count)
    {
        List<(DateOnly Date, double Average)> days = [];
        double average = 50;
        for (int day = 0; day < count; day++)
        {
            average = 15 + (0.7 * average) + (10 * Math.Sin(day * day));
            days.Add((new DateOnly(2000, 1, 1).AddDays(day), average));
        }

        return new DayAverages(days);
    }
}
