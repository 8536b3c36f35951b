namespace Sipaku.Activities.Contracts;

/// <summary>Asks for something that is read from a run's <c>daily/</c> and <c>features/</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Terms">Which days count, and how.</param>
public sealed record RunDataRequest(string RunId, RunTerms Terms);
