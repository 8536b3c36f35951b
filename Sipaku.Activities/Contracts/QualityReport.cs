namespace Sipaku.Activities.Contracts;

/// <summary>What the readings are worth.</summary>
/// <param name="Figures">What was found, whether anybody minds it or not.</param>
/// <param name="Findings">What the settings mind, blocking ones included.</param>
public sealed record QualityReport(DataQuality Figures, IReadOnlyList<ForecastWarning> Findings);
