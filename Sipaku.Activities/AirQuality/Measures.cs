using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.AirQuality;

/// <summary>Decides what the readings are and how they are rated, from the settings and from what the sensor table knows.</summary>
public static class Measures
{
    /// <summary>The setting wins over what the table says; the sample is what it is.</summary>
    /// <exception cref="SettingsException">The bands that are set cannot rate such readings.</exception>
    public static Measure Of(SipakuSettings settings, SensorSeries series)
    {
        string? told = series.Pollutant is { } known ? Pollutants.Canonical(known) : null;
        string? pollutant = settings.Pollutant is { Length: > 0 } name && !series.Sample ? Pollutants.Canonical(name) : told;
        string? unit = (settings.Unit is { Length: > 0 } set && !series.Sample ? set : null)
            ?? (pollutant == told ? series.Unit : null)
            ?? Pollutants.UsualUnit(pollutant);
        unit = unit is null ? null : Pollutants.CanonicalUnit(unit);
        return new Measure(pollutant, unit, BandsOf(settings, pollutant, unit));
    }

    private static Bands BandsOf(SipakuSettings settings, string? pollutant, string? unit) => settings.Bands switch
    {
        null => IspuBands.Of(pollutant, unit) ?? RawBands.Bands,
        BandScheme.Raw => RawBands.Bands,
        BandScheme.Custom => CustomBands.Parse(settings.CustomBands),
        BandScheme.Ispu => IspuBands.Of(pollutant, unit) ?? throw Refusal(settings, IspuBands.Rates, pollutant, unit),
        BandScheme.UsAqi => UsAqiBands.Of(pollutant, unit) ?? throw Refusal(settings, UsAqiBands.Rates, pollutant, unit),
        _ => WhoBands.Of(pollutant, unit) ?? throw Refusal(settings, WhoBands.Rates, pollutant, unit),
    };

    private static SettingsException Refusal(SipakuSettings settings, string rates, string? pollutant, string? unit) => new(pollutant is null
        ? $"Sipaku__Bands={settings.Bands} rates {rates}, and nothing says what the readings are: set Sipaku__Pollutant."
        : $"Sipaku__Bands={settings.Bands} rates {rates}, and the readings are {pollutant} in {unit ?? "a unit that nothing says (Sipaku__Unit)"}.");
}
