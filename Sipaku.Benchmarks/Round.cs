using System.Diagnostics;
using System.Globalization;

namespace Sipaku.Benchmarks;

/// <summary>What a round in a process of its own took, so that start-up and peak memory are those of one run.</summary>
/// <param name="Milliseconds">Of the work, without the start of the process.</param>
/// <param name="Megabytes">Peak working set.</param>
internal sealed record Round(double Milliseconds, double Megabytes)
{
    /// <summary>Runs a round: this program with <c>VERB --round ARGUMENTS</c>, which ends with <see cref="Report"/>.</summary>
    public static async Task<Round> StartAsync(string verb, params string[] arguments)
    {
        double[] figures = await AskAsync(verb, arguments);
        return new Round(figures[0], figures[1]);
    }

    /// <summary>Runs this program with <c>VERB --round ARGUMENTS</c>, which ends with <see cref="Answer"/>.</summary>
    public static async Task<double[]> AskAsync(string verb, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] all = [typeof(Round).Assembly.Location, verb, "--round", .. arguments];
        foreach (string argument in Path.GetFileNameWithoutExtension(start.FileName) == "dotnet" ? all : all[1..])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. answer.Split(' ', StringSplitOptions.TrimEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The round '{verb} {string.Join(' ', arguments)}' failed.");
    }

    /// <summary>Tells the process that started the round.</summary>
    /// <param name="started">The timestamp when the work began.</param>
    public static void Report(long started)
    {
        using Process self = Process.GetCurrentProcess();
        Answer(Stopwatch.GetElapsedTime(started).TotalMilliseconds, self.PeakWorkingSet64 / 1e6);
    }

    /// <summary>Tells the process that started the round.</summary>
    public static void Answer(params double[] figures) =>
        Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The rounds of one kind on one line: best and median time, highest peak.</summary>
    public static void Print(string name, IReadOnlyCollection<Round> rounds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-32} {Best(rounds),8:N0} ms {Median(rounds),8:N0} ms   peak {rounds.Max(round => round.Megabytes):N0} MB"));

    public static double Best(IReadOnlyCollection<Round> rounds) => rounds.Min(round => round.Milliseconds);

    public static double Median(IReadOnlyCollection<Round> rounds) =>
        rounds.Select(round => round.Milliseconds).Order().ElementAt(rounds.Count / 2);
}
