using System.Globalization;

namespace Sipaku.Activities.Contracts;

/// <summary>One reading of a day.</summary>
/// <param name="Time">The time of day as it is stored, mostly <c>HH:mm:ss</c>.</param>
/// <param name="Value">What was measured, in the sensor's own unit; <see langword="null"/> where the stored value is no number.</param>
public sealed record DayReading(string Time, double? Value)
{
    /// <summary>A stored value as a number, if it is a finite one.</summary>
    internal static double? ValueOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
