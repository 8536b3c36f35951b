namespace Sipaku.Tests.App;

/// <summary>A body to bind.</summary>
public sealed record Reading(string Day, int Value);
