using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.AirQuality;

/// <summary>
/// The Air Quality Index of the US Environmental Protection Agency: 40 CFR part 58, appendix G, table 2, as of the rule of 7 February 2024
/// (89 FR 16202, in force from 6 May 2024). Averages are truncated to the decimals that section 12 names, and only then looked up. Of
/// daily averages the index takes those of particles alone; gases are rated by the day's highest 1-hour or 8-hour average.
/// </summary>
internal static class UsAqiBands
{
    private static readonly string[] Names =
        ["Good", "Moderate", "Unhealthy for Sensitive Groups", "Unhealthy", "Very Unhealthy", "Hazardous"];

    private static readonly double[] Pm25Limits = [9.0, 35.4, 55.4, 125.4, 225.4];
    private static readonly double[] Pm10Limits = [54, 154, 254, 354, 424];
    private static readonly double[] IndexLimits = [50, 100, 150, 200, 300];

    /// <summary>What can be rated, for people.</summary>
    public const string Rates = "daily averages of PM2.5 and PM10 in µg/m³, and AQI itself";

    /// <summary>The bands of a pollutant, or <see langword="null"/> where daily averages of it in this unit cannot be rated.</summary>
    public static Bands? Of(string? pollutant, string? unit) => (pollutant, unit) switch
    {
        (Pollutants.Pm25, Pollutants.MicrogramsPerCubicMetre) => With(Pm25Limits, BandRounding.Truncate, 1),
        (Pollutants.Pm10, Pollutants.MicrogramsPerCubicMetre) => With(Pm10Limits, BandRounding.Truncate, 0),
        (Pollutants.Aqi, _) => With(IndexLimits, BandRounding.HalfAwayFromZero, 0),
        _ => null,
    };

    private static Bands With(double[] limits, BandRounding rounding, int decimals) => Bands.Of(
        nameof(BandScheme.UsAqi),
        rounding,
        decimals,
        Names.Select((name, index) => (name, index < limits.Length ? limits[index] : (double?)null)));
}
