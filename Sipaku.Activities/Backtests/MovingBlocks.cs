using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Backtests;

/// <summary>
/// The interval of a mean of errors that depend on each other: forecasts of neighbouring days share most of what they know, so that whole
/// blocks of origins are drawn.
/// </summary>
internal sealed class MovingBlocks
{
    private const int Length = 14;
    private const int Draws = 2000;
    private const int Seed = 20191112;

    private readonly int _length;
    private readonly int[][] _starts;

    /// <summary>Draws the blocks, the same ones for each comparison.</summary>
    /// <param name="origins">How many there are.</param>
    public MovingBlocks(int origins)
    {
        _length = Math.Min(Length, origins);
        int blocks = (origins + _length - 1) / _length;
        MersenneTwister random = new(Seed);
        _starts = [.. Enumerable.Range(0, Draws).Select(_ => random.NextInt32s(blocks, 0, origins - _length + 1))];
    }

    /// <summary>The difference of two means, with the interval that holds 95 % of the draws.</summary>
    /// <param name="model">The model's error by origin.</param>
    /// <param name="other">The other's.</param>
    public BacktestDifference Compare(double[] model, double[] other)
    {
        double[] differences = [.. model.Zip(other, (one, another) => one - another)];
        double[] means = [.. _starts.Select(starts => MeanOf(differences, starts))];
        return new BacktestDifference(
            differences.Average(),
            Statistics.QuantileCustom(means, 0.025, QuantileDefinition.R7),
            Statistics.QuantileCustom(means, 0.975, QuantileDefinition.R7));
    }

    /// <summary>The mean of the blocks one after another, the last one cut to the number of origins.</summary>
    private double MeanOf(double[] differences, int[] starts)
    {
        double sum = 0;
        for (int place = 0; place < differences.Length; place++)
        {
            sum += differences[starts[place / _length] + (place % _length)];
        }

        return sum / differences.Length;
    }
}
