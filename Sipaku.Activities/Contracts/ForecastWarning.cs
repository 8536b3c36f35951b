namespace Sipaku.Activities.Contracts;

/// <summary>Something that a reader of the forecast should know, or that kept it from being made.</summary>
/// <param name="Check">What found it, such as <c>freshness</c>; <c>docs/operating.md</c> lists them.</param>
/// <param name="Severity">What it does to the run.</param>
/// <param name="Message">A plain sentence.</param>
public sealed record ForecastWarning(string Check, Severity Severity, string Message);
