namespace Sipaku.Activities.AirQuality;

/// <summary>Names of pollutants and units, as people and files write them.</summary>
public static class Pollutants
{
    /// <summary>Fine particles.</summary>
    public const string Pm25 = "PM2.5";

    /// <summary>Coarse particles.</summary>
    public const string Pm10 = "PM10";

    /// <summary>Readings that are Indonesia's index already.</summary>
    public const string Ispu = "ISPU";

    /// <summary>Readings that are the US index already.</summary>
    public const string Aqi = "AQI";

    /// <summary>The unit of most standards.</summary>
    public const string MicrogramsPerCubicMetre = "µg/m³";

    private static readonly Dictionary<string, string> Names =
        new[] { Pm25, Pm10, "SO2", "CO", "O3", "NO2", "HC", Ispu, Aqi }.ToDictionary(Plain, StringComparer.Ordinal);

    /// <summary>The name in its usual spelling (<c>pm2_5</c> is <c>PM2.5</c>); an unknown one as it is.</summary>
    public static string Canonical(string name) => Names.GetValueOrDefault(Plain(name), name.Trim());

    /// <summary>The unit in its usual spelling (<c>ug/m3</c> is <c>µg/m³</c>); an unknown one as it is.</summary>
    public static string CanonicalUnit(string unit) => Plain(unit) switch
    {
        "UGM3" => MicrogramsPerCubicMetre,
        "MGM3" => "mg/m³",
        _ => unit.Trim(),
    };

    /// <summary>The unit of a pollutant that is measured in no other; <see langword="null"/> for gases, which come in several, and for indices.</summary>
    public static string? UsualUnit(string? pollutant) => pollutant is Pm25 or Pm10 ? MicrogramsPerCubicMetre : null;

    // The micro sign and the Greek letter look alike and are two characters.
    private static string Plain(string name) => string.Concat(name
        .Select(letter => letter switch { 'µ' or 'μ' => 'U', '³' => '3', '₂' => '2', '₃' => '3', _ => char.ToUpperInvariant(letter) })
        .Where(char.IsAsciiLetterOrDigit));
}
