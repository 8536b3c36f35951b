using Sipaku.Activities.Regression;

namespace Sipaku.Activities.Local.Training;

/// <summary>A fitted plane through six lags, as it is kept in the model file.</summary>
/// <param name="Name">The training job's name.</param>
/// <param name="Trainer">What trained it.</param>
/// <param name="Rows">Lag rows trained on.</param>
/// <param name="Intercept">The prediction where all lags are zero.</param>
/// <param name="Weights">Of <c>y_6</c> to <c>y_1</c>.</param>
/// <param name="Metrics">By name.</param>
internal sealed record LinearModel(
    string Name,
    string Trainer,
    int Rows,
    double Intercept,
    IReadOnlyList<double> Weights,
    IReadOnlyDictionary<string, double> Metrics)
{
    public double Predict(ReadOnlySpan<double> window) => new Plane(Intercept, Weights).Predict(window);
}
