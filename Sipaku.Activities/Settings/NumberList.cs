using System.Globalization;

namespace Sipaku.Activities.Settings;

/// <summary>Numbers divided by commas, as settings have them.</summary>
internal static class NumberList
{
    /// <exception cref="SettingsException">One of them is no finite number.</exception>
    public static IReadOnlyList<double> Read(string setting, string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : throw new SettingsException($"{setting} holds '{part}', which is no number: give numbers divided by commas.")),
    ];
}
