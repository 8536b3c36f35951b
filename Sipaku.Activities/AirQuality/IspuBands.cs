using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.AirQuality;

/// <summary>
/// Indonesia's Indeks Standar Pencemar Udara: regulation P.14/MENLHK/SETJEN/KUM.1/7/2020 of the Minister of Environment and Forestry,
/// appendix I, concentrations at the index values 50, 100, 200 and 300. All of them are averages of 24 hours.
/// </summary>
internal static class IspuBands
{
    private static readonly string[] Names = ["BAIK", "SEDANG", "TIDAK SEHAT", "SANGAT TIDAK SEHAT", "BERBAHAYA"];

    private static readonly Dictionary<string, double[]> Limits = new(StringComparer.Ordinal)
    {
        [Pollutants.Pm25] = [15.5, 55.4, 150.4, 250.4],
        [Pollutants.Pm10] = [50, 150, 350, 420],
        ["SO2"] = [52, 180, 400, 800],
        ["CO"] = [4000, 8000, 15000, 30000],
        ["O3"] = [120, 235, 400, 800],
        ["NO2"] = [80, 200, 1130, 2260],
        ["HC"] = [45, 100, 215, 432],
    };

    private static readonly double[] IndexLimits = [50, 100, 200, 300];

    /// <summary>What can be rated, for people.</summary>
    public const string Rates = "PM2.5, PM10, SO2, CO, O3, NO2 and HC in µg/m³, and ISPU itself";

    /// <summary>The bands of a pollutant, or <see langword="null"/> where the regulation has none for it in this unit.</summary>
    public static Bands? Of(string? pollutant, string? unit) => pollutant switch
    {
        Pollutants.Ispu => With(IndexLimits, 0),
        // The regulation does not say how an average is rounded; it is to the decimals that the limits are given in.
        not null when unit == Pollutants.MicrogramsPerCubicMetre && Limits.TryGetValue(pollutant, out double[]? limits) =>
            With(limits, pollutant == Pollutants.Pm25 ? 1 : 0),
        _ => null,
    };

    private static Bands With(double[] limits, int decimals) => Bands.Of(
        nameof(BandScheme.Ispu),
        BandRounding.HalfAwayFromZero,
        decimals,
        Names.Select((name, index) => (name, index < limits.Length ? limits[index] : (double?)null)));
}
