namespace Sipaku.Runtime.Engine.Execution;

/// <summary>What the next generation of an instance begins with.</summary>
/// <param name="Input">The serialised input.</param>
/// <param name="Version">The version, or null for the same.</param>
/// <param name="PreserveEvents">Whether events that nobody has waited for go along.</param>
internal sealed record ContinueAsNewRequest(string? Input, string? Version, bool PreserveEvents);
