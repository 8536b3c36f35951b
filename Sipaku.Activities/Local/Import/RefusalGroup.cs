namespace Sipaku.Activities.Local.Import;

/// <summary>The lines that were refused for one reason.</summary>
/// <param name="Reason">What they have in common.</param>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first few.</param>
public sealed record RefusalGroup(string Reason, long Count, IReadOnlyList<RefusedLine> First);
