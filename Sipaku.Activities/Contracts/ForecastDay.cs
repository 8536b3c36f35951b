using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>One predicted day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Average">The predicted daily average, unrounded, in the sensor's own unit.</param>
/// <param name="Category">Air quality in the original's words.</param>
/// <param name="Clamped">Whether the model said less than zero, where no reading ever was.</param>
public sealed record ForecastDay(
    DateOnly Date,
    double Average,
    string Category,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Clamped = false)
{
    /// <summary>A day with the category that its average belongs to.</summary>
    /// <param name="date">The day.</param>
    /// <param name="average">What the model predicts.</param>
    /// <param name="neverNegative">Whether the sensor measures nothing below zero, so that the day's average cannot be either.</param>
    public static ForecastDay Of(DateOnly date, double average, bool neverNegative = false) => neverNegative && average < 0
        ? new ForecastDay(date, 0, AirQuality.CategoryOf(0), Clamped: true)
        : new ForecastDay(date, average, AirQuality.CategoryOf(average));
}
