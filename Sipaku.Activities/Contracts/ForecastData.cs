using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>The data behind a forecast.</summary>
/// <param name="Readings">Values that count.</param>
/// <param name="Malformed">Lines that the imports refused, values that the feature job refused, and lines without a valid day.</param>
/// <param name="Days">Days with an average.</param>
/// <param name="MissingDays">Days without one between the first and the last.</param>
/// <param name="Rows">Lag rows trained on.</param>
/// <param name="FirstDay">First day with an average.</param>
/// <param name="LastDay">Last day with an average.</param>
/// <param name="Missing">Values that say that nothing was measured.</param>
/// <param name="Quality">What the readings are worth. Earlier versions did not look.</param>
public sealed record ForecastData(
    long Readings,
    long Malformed,
    int Days,
    int MissingDays,
    int Rows,
    DateOnly FirstDay,
    DateOnly LastDay,
    long Missing = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DataQuality? Quality = null);
