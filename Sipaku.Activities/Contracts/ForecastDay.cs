using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>One predicted day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Average">The predicted daily average, unrounded, in the sensor's own unit.</param>
/// <param name="Category">The name of the level of <see cref="Forecast.Bands"/> that the average belongs to.</param>
/// <param name="Clamped">Whether the model said less than zero, where no reading ever was.</param>
/// <param name="Level">Of the same level; 0 is the best. Earlier versions did not keep it.</param>
/// <param name="Interval80">Where four days of five lie, where that is known.</param>
/// <param name="Interval95">Where nineteen days of twenty lie, where that is known.</param>
public sealed record ForecastDay(
    DateOnly Date,
    double Average,
    string Category,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Clamped = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Level = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForecastInterval? Interval80 = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForecastInterval? Interval95 = null)
{
    private const string Unknown = "?";

    /// <summary>A day with the category that its average belongs to.</summary>
    /// <param name="date">The day.</param>
    /// <param name="average">What the model predicts.</param>
    /// <param name="bands">The levels.</param>
    /// <param name="neverNegative">Whether the sensor measures nothing below zero, so that the day's average cannot be either.</param>
    /// <param name="residuals">What is added to the forecast of this day of the horizon for its intervals, where that is known.</param>
    /// <param name="scale">The model's scale.</param>
    public static ForecastDay Of(
        DateOnly date,
        double average,
        Bands bands,
        bool neverNegative = false,
        ResidualQuantiles? residuals = null,
        Scale scale = Scale.Linear)
    {
        bool clamped = neverNegative && average < 0;
        double kept = clamped ? 0 : average;
        BandLevel? level = bands.LevelOf(kept);
        return new ForecastDay(
            date,
            kept,
            level?.Name ?? Unknown,
            clamped,
            level?.Level,
            residuals is null ? null : ForecastInterval.Around(average, residuals.Low80, residuals.High80, scale, neverNegative),
            residuals is null ? null : ForecastInterval.Around(average, residuals.Low95, residuals.High95, scale, neverNegative));
    }
}
