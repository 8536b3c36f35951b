using System.Text.Json.Serialization;

namespace Sipaku.Tests.Support;

/// <summary>forecast.json of a reference data set.</summary>
public sealed record ReferenceForecast(
    int Days,
    int Rows,
    DateOnly LastDay,
    double Intercept,
    [property: JsonPropertyName("weights_y6_to_y1")] IReadOnlyList<double> Weights,
    IReadOnlyList<ReferenceForecastDay> Forecast);
