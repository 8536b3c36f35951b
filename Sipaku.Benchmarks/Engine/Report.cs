using System.Globalization;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The table of figures, a line as soon as its rounds are through.</summary>
/// <param name="rounds">How often each figure is measured.</param>
internal sealed class Report(int rounds)
{
    public int Rounds => rounds;

    /// <summary>Whether the best of every figure so far is within its target.</summary>
    public bool AllMet { get; private set; } = true;

    public static void Head(string part)
    {
        Console.WriteLine();
        Console.WriteLine($"| {part,-74} | {"best",9} | {"median",9} | {"target",10} |   |");
        Console.WriteLine($"|{new string('-', 76)}|{new string('-', 11)}|{new string('-', 11)}|{new string('-', 12)}|---|");
    }

    /// <summary>Measures one figure as often as there are rounds.</summary>
    public async Task MeasureAsync(string name, Target target, Func<Task<double>> measure)
    {
        List<double> values = [];
        for (int round = 0; round < rounds; round++)
        {
            values.Add(await measure());
        }

        Print(name, target, values);
    }

    /// <summary>Prints one figure, measured once a round.</summary>
    public void Print(string name, Target target, IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        double best = target.MoreIsBetter ? sorted[^1] : sorted[0];
        bool isMet = target.IsMet(best);
        AllMet &= isMet;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name,-74} | {Text(best),9} | {Text(sorted[sorted.Length / 2]),9} | {target,10} | {(isMet ? ' ' : '!')} |"));
    }

    private static string Text(double value) => value.ToString(value >= 100 ? "N0" : "N2", CultureInfo.InvariantCulture);
}
