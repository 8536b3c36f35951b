using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.AirQuality;

/// <summary>The three bands of the original dashboard, for the raw numbers of its sensor.</summary>
public static class RawBands
{
    /// <summary>Up to 500 (below zero too), up to 1000, above; the average is first rounded half away from zero.</summary>
    public static Bands Bands { get; } =
        Bands.Of(nameof(BandScheme.Raw), BandRounding.HalfAwayFromZero, 0, ("BAIK", 500), ("SEDANG", 1000), ("BURUK", null));
}
