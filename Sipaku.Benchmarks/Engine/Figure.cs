namespace Sipaku.Benchmarks.Engine;

/// <summary>One measured value.</summary>
internal sealed record Figure(string Name, double Value, string Target, bool MoreIsBetter = false);
