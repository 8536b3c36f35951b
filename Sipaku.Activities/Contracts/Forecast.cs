using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>A published forecast, as <c>GET /api/forecasts/latest</c> gives it.</summary>
/// <param name="RunId">The run that made it.</param>
/// <param name="CreatedAt">When, in UTC.</param>
/// <param name="StartsAfter">The last day that the forecast goes on from; the first predicted day is the next.</param>
/// <param name="Days">Six, in order of date.</param>
/// <param name="Data">What it was made from.</param>
/// <param name="Model">What it was made with.</param>
/// <param name="Sample">Whether it was made from the bundled sample, and so is nobody's forecast.</param>
/// <param name="Pollutant">What was measured, where that is known.</param>
/// <param name="Unit">The unit of the averages, where that is known.</param>
/// <param name="Bands">What the days' levels and categories mean. Earlier versions had the original's only, and did not say so.</param>
/// <param name="Scale">What the model was trained on.</param>
/// <param name="GapPolicy">What missing days meant.</param>
/// <param name="ScaleReason">Why it was that scale, in one sentence.</param>
/// <param name="Warnings">What a reader should know of the readings and the model.</param>
/// <param name="Backtest">What such a model was worth on days that are known. Earlier versions tried none.</param>
public sealed record Forecast(
    string RunId,
    DateTime CreatedAt,
    DateOnly StartsAfter,
    IReadOnlyList<ForecastDay> Days,
    ForecastData Data,
    ForecastModel Model,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Sample = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pollutant = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Bands? Bands = null,
    Scale Scale = Scale.Linear,
    GapPolicy GapPolicy = GapPolicy.Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ScaleReason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ForecastWarning>? Warnings = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Backtest? Backtest = null);
