namespace Sipaku.Activities.Contracts;

/// <summary>How a run ends.</summary>
/// <param name="State">One that ends it.</param>
/// <param name="Reasons">A sentence each.</param>
public sealed record RunEnd(RunState State, params IReadOnlyList<string> Reasons);
