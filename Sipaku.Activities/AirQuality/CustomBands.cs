using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.AirQuality;

/// <summary>Bands that the settings spell out.</summary>
internal static class CustomBands
{
    /// <summary>Reads <c>Good:12,Fair:35.5,Poor</c>: names with their limits, rising, the last one without. Averages are compared as they are.</summary>
    /// <exception cref="SettingsException">The text is something else.</exception>
    public static Bands Parse(string? text)
    {
        List<(string Name, double? UpTo)> levels =
            [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Level)];
        bool rising = levels.Zip(levels.Skip(1)).All(pair => pair.First.UpTo is { } limit && (pair.Second.UpTo is not { } next || next > limit));
        return levels.Count >= 2 && rising && levels[^1].UpTo is null
            ? Bands.Of(nameof(BandScheme.Custom), BandRounding.None, 0, levels)
            : throw Refusal(text);

        (string, double?) Level(string level)
        {
            int colon = level.LastIndexOf(':');
            return colon < 0
                ? (level, null)
                : colon > 0 && double.TryParse(level.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && double.IsFinite(limit)
                    ? (level[..colon].TrimEnd(), limit)
                    : throw Refusal(text);
        }
    }

    private static SettingsException Refusal(string? text) => new(
        $"Sipaku__CustomBands is '{text}'. Give at least two names, the best first, each but the last with the highest average that belongs to it: Good:12,Fair:35.5,Poor.");
}
