namespace Sipaku.Activities.Contracts;

/// <summary>Asks what a run's readings are worth.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Terms">Which days count, and what day it is.</param>
/// <param name="RefusedByImports">Lines that imports refused, which are in no dump.</param>
/// <param name="MissingInImports">Values that imports found missing, which are in none either.</param>
public sealed record QualityRequest(string RunId, RunTerms Terms, long RefusedByImports, long MissingInImports = 0);
