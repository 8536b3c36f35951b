namespace Sipaku.Activities.Settings;

/// <summary>Which values of the sensor say that it measured nothing. Applied by the feature queries, so that they hold for readings that are stored already.</summary>
public sealed class ReadingSettings
{
    /// <summary>Values that stand for a missing one, divided by commas: <c>-999,985.5</c>.</summary>
    public string Sentinels { get; set; } = "";

    /// <summary>The smallest value that the sensor can measure, in its own unit.</summary>
    public double? Min { get; set; }

    /// <summary>The largest value that the sensor can measure, in its own unit.</summary>
    public double? Max { get; set; }

    /// <summary><see cref="Sentinels"/> as numbers.</summary>
    /// <exception cref="SettingsException">One of them is no finite number.</exception>
    public IReadOnlyList<double> SentinelValues() => NumberList.Read("Sipaku__Readings__Sentinels", Sentinels);
}
