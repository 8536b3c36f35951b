using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.AirQuality;

/// <summary>
/// WHO global air quality guidelines, 2021 (ISBN 978-92-4-003422-8), table 0.1: the 24-hour guideline level and the interim targets. An
/// average is compared as it is.
/// </summary>
internal static class WhoBands
{
    private static readonly string[] Names =
        ["Guideline met", "Interim target 4 met", "Interim target 3 met", "Interim target 2 met", "Interim target 1 met", "Above all targets"];

    private static readonly double[] Pm25Limits = [15, 25, 37.5, 50, 75];
    private static readonly double[] Pm10Limits = [45, 50, 75, 100, 150];

    /// <summary>What can be rated, for people.</summary>
    public const string Rates = "PM2.5 and PM10 in µg/m³";

    /// <summary>The bands of a pollutant, or <see langword="null"/> where it is none of the two in this unit.</summary>
    public static Bands? Of(string? pollutant, string? unit) => (pollutant, unit) switch
    {
        (Pollutants.Pm25, Pollutants.MicrogramsPerCubicMetre) => With(Pm25Limits),
        (Pollutants.Pm10, Pollutants.MicrogramsPerCubicMetre) => With(Pm10Limits),
        _ => null,
    };

    private static Bands With(double[] limits) => Bands.Of(
        nameof(BandScheme.Who),
        BandRounding.None,
        0,
        Names.Select((name, index) => (name, index < limits.Length ? limits[index] : (double?)null)));
}
