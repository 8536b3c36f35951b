namespace Sipaku.Activities.Contracts;

/// <summary>How far forecasts of known days were off.</summary>
/// <param name="Mae">Mean absolute error, in the sensor's own unit.</param>
/// <param name="Rmse">Root of the mean squared error, in the sensor's own unit.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, 0 to 200.</param>
/// <param name="Bias">Mean of forecast minus actual, in the sensor's own unit.</param>
public sealed record BacktestErrors(double Mae, double Rmse, double Smape, double Bias);
