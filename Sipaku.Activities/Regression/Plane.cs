namespace Sipaku.Activities.Regression;

/// <summary>A fitted plane through six lags.</summary>
/// <param name="Intercept">The prediction where all lags are zero.</param>
/// <param name="Weights">Of <c>y_6</c> to <c>y_1</c>.</param>
internal sealed record Plane(double Intercept, IReadOnlyList<double> Weights)
{
    /// <summary>Predicts from six values, the oldest first.</summary>
    public double Predict(ReadOnlySpan<double> window)
    {
        double sum = Intercept;
        for (int lag = 0; lag < window.Length; lag++)
        {
            sum += Weights[lag] * window[lag];
        }

        return sum;
    }
}
