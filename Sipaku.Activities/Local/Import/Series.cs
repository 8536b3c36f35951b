using Sipaku.Activities.AirQuality;

namespace Sipaku.Activities.Local.Import;

/// <summary>What readings measure, as far as it is known. A store holds one series.</summary>
/// <param name="Pollutant">Such as <c>PM2.5</c>.</param>
/// <param name="Unit">Such as <c>µg/m³</c>.</param>
internal sealed record Series(string? Pollutant, string? Unit)
{
    public static Series Unknown { get; } = new(null, null);

    /// <summary>What a file says, in the usual spelling.</summary>
    public static Series Of(string? pollutant, string? unit) =>
        new(pollutant is null ? null : Pollutants.Canonical(pollutant), unit is null ? null : Pollutants.CanonicalUnit(unit));

    /// <summary>Whether the two may be the same.</summary>
    public bool Fits(Series other) => Fit(Pollutant, other.Pollutant) && Fit(Unit, other.Unit);

    /// <summary>What either knows.</summary>
    public Series With(Series other) => new(Pollutant ?? other.Pollutant, Unit ?? other.Unit);

    public override string ToString() => (Pollutant, Unit) switch
    {
        (null, null) => "readings of an unknown kind",
        (null, _) => $"readings in {Unit}",
        (_, null) => Pollutant,
        _ => $"{Pollutant} in {Unit}",
    };

    private static bool Fit(string? one, string? other) => one is null || other is null || one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
