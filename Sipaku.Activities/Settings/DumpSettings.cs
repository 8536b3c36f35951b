using System.ComponentModel.DataAnnotations;

namespace Sipaku.Activities.Settings;

/// <summary>How the sensor table is dumped.</summary>
public sealed class DumpSettings
{
    /// <summary>Scan or export.</summary>
    public DumpMode Mode { get; set; } = DumpMode.Scan;

    /// <summary>Segments read side by side; 0 takes the number from the table's size.</summary>
    public int Segments { get; set; }

    /// <summary>The share of the table's read capacity that a scan may use, above 0 to 1.</summary>
    /// <value>Default 0.25, the original's.</value>
    public double ReadThroughputRatio { get; set; } = 0.25;

    /// <summary>The read capacity units a second that an on-demand table is taken to have.</summary>
    /// <value>Default 4000, what a new on-demand table serves at once.</value>
    public int OnDemandReadUnits { get; set; } = 4000;

    /// <summary>A part ends after this many readings.</summary>
    [Range(1, int.MaxValue)]
    public int ReadingsPerPart { get; set; } = 2_000_000;

    /// <summary>A part ends after this many minutes, so that an activity stays below the Functions time-out.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double MinutesPerPart { get; set; } = 3;
}
