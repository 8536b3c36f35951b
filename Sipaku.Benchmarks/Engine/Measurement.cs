namespace Sipaku.Benchmarks.Engine;

/// <summary>What one round of a benchmark measured.</summary>
internal sealed record Measurement(IReadOnlyList<Figure> Figures);
