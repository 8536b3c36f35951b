namespace Sipaku.Activities.Contracts;

/// <summary>Where a day's average lies with some probability, in the sensor's own unit.</summary>
/// <param name="Low">Not above it.</param>
/// <param name="High">Not below it.</param>
public sealed record ForecastInterval(double Low, double High)
{
    /// <summary>The interval around a forecast.</summary>
    /// <param name="average">What the model predicts, in the sensor's own unit.</param>
    /// <param name="low">What is to be added on the scale for the lower end.</param>
    /// <param name="high">For the upper one.</param>
    /// <param name="scale">The model's scale.</param>
    /// <param name="neverNegative">Whether the sensor measures nothing below zero, so that the day's average cannot be either.</param>
    /// <returns><see langword="null"/> where an end is no number.</returns>
    public static ForecastInterval? Around(double average, double low, double high, Scale scale, bool neverNegative)
    {
        double lowest = neverNegative ? 0 : double.NegativeInfinity;
        double onScale = scale.Of(average);
        ForecastInterval interval = new(Math.Max(lowest, scale.Back(onScale + low)), Math.Max(lowest, scale.Back(onScale + high)));
        return double.IsFinite(interval.Low) && double.IsFinite(interval.High) ? interval : null;
    }
}
