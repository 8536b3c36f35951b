namespace Sipaku.Activities.Contracts;

/// <summary>The original's three bands.</summary>
public static class AirQuality
{
    /// <summary>Good: a rounded average of up to 500, below zero too.</summary>
    public const string Good = "BAIK";

    /// <summary>Moderate: up to 1000.</summary>
    public const string Moderate = "SEDANG";

    /// <summary>Bad: above.</summary>
    public const string Bad = "BURUK";

    /// <summary>The band of an average, which is first rounded half away from zero.</summary>
    public static string CategoryOf(double average) => Math.Round(average, MidpointRounding.AwayFromZero) switch
    {
        <= 500 => Good,
        <= 1000 => Moderate,
        _ => Bad,
    };
}
