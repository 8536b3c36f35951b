namespace Sipaku.Activities.Contracts;

/// <summary>How far actual days lay from their forecasts, on the model's scale: what is added to a forecast to get its intervals.</summary>
/// <param name="Low95">The 2.5 % quantile.</param>
/// <param name="Low80">The 10 % quantile.</param>
/// <param name="High80">The 90 % quantile.</param>
/// <param name="High95">The 97.5 % quantile.</param>
public sealed record ResidualQuantiles(double Low95, double Low80, double High80, double High95);
