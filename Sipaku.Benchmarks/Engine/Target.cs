using System.Globalization;

namespace Sipaku.Benchmarks.Engine;

/// <summary>What a figure is held to.</summary>
/// <param name="Limit">In the figure's unit; null where it is told only.</param>
/// <param name="MoreIsBetter">Whether the best is the highest.</param>
internal sealed record Target(double? Limit, bool MoreIsBetter)
{
    public static Target AtLeast(double limit) => new(limit, true);

    public static Target AtMost(double limit) => new(limit, false);

    /// <summary>Told only; the lowest is the best.</summary>
    public static Target None { get; } = new(null, false);

    /// <summary>Told only; the highest is the best.</summary>
    public static Target Rate { get; } = new(null, true);

    public bool IsMet(double value) => Limit is not { } limit || (MoreIsBetter ? value >= limit : value <= limit);

    public override string ToString() => Limit is not { } limit
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{(MoreIsBetter ? ">=" : "<=")} {limit:0.##}");
}
