namespace Sipaku.Activities.Contracts;

/// <summary>One predicted day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Average">The predicted daily average, unrounded, in the sensor's own unit.</param>
/// <param name="Category">Air quality in the original's words.</param>
public sealed record ForecastDay(DateOnly Date, double Average, string Category)
{
    /// <summary>A day with the category that its average belongs to.</summary>
    public static ForecastDay Of(DateOnly date, double average) => new(date, average, AirQuality.CategoryOf(average));
}
