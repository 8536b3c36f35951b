using System.ComponentModel.DataAnnotations;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Settings;

/// <summary>What is minded about the readings, and from where on.</summary>
public sealed class QualitySettings
{
    /// <summary>Days without an average between the first and the last.</summary>
    public Severity MissingDays { get; set; } = Severity.Ignore;

    /// <summary>Days with fewer readings than <see cref="MinReadingsPerDay"/>.</summary>
    public Severity PartialDays { get; set; } = Severity.Warn;

    /// <summary>A larger share of missing values than <see cref="MaxMissingShare"/>.</summary>
    public Severity MissingValues { get; set; } = Severity.Warn;

    /// <summary>A larger share of refused lines and values than <see cref="MaxRefusedShare"/>.</summary>
    public Severity RefusedValues { get; set; } = Severity.Warn;

    /// <summary>Values below <see cref="PlausibleMin"/> or above <see cref="PlausibleMax"/>.</summary>
    public Severity OutOfRange { get; set; } = Severity.Warn;

    /// <summary>One value far from all others that comes back day after day, and so may stand for a missing one.</summary>
    public Severity RepeatedSentinels { get; set; } = Severity.Warn;

    /// <summary>Days on which the sensor repeated one value.</summary>
    public Severity FlatLines { get; set; } = Severity.Ignore;

    /// <summary>A change of level by more than <see cref="MaxLevelRatio"/> from one sixty days to the next.</summary>
    public Severity LevelJump { get; set; } = Severity.Warn;

    /// <summary>A last reading older than <see cref="MaxAgeDays"/>.</summary>
    public Severity Freshness { get; set; } = Severity.Warn;

    /// <summary>Days more than 365 days from the rest.</summary>
    public Severity StrayDays { get; set; } = Severity.Warn;

    /// <summary>Days more than <see cref="MaxDaysAhead"/> after today.</summary>
    public Severity FutureDays { get; set; } = Severity.Block;

    /// <summary>A day with fewer readings is partial; unset, half of the station's median.</summary>
    [Range(1, int.MaxValue)]
    public int? MinReadingsPerDay { get; set; }

    /// <summary>The share of missing values, 0 to 1, that is not minded.</summary>
    [Range(0.0, 1.0)]
    public double MaxMissingShare { get; set; } = 0.1;

    /// <summary>The share of refused lines and values, 0 to 1, that is not minded.</summary>
    [Range(0.0, 1.0)]
    public double MaxRefusedShare { get; set; } = 0.1;

    /// <summary>The smallest plausible value, in the sensor's own unit. Unlike <see cref="ReadingSettings.Min"/> it takes no value out.</summary>
    public double PlausibleMin { get; set; }

    /// <summary>The largest plausible value, in the sensor's own unit.</summary>
    /// <value>Default 50,000, above the highest band that any index has for any pollutant.</value>
    public double PlausibleMax { get; set; } = 50_000;

    /// <summary>How many times higher or lower a sixty-day median may be than the one before.</summary>
    /// <value>Default 3: the seasons of the reference data stay below 2.</value>
    [Range(1.0, double.MaxValue)]
    public double MaxLevelRatio { get; set; } = 3;

    /// <summary>How many days old the last reading may be.</summary>
    [Range(0, int.MaxValue)]
    public int MaxAgeDays { get; set; } = 3;

    /// <summary>How many days after today a reading may be of.</summary>
    /// <value>Default 2: a station east of the host's clock, and one whose clock is a little fast.</value>
    [Range(0, int.MaxValue)]
    public int MaxDaysAhead { get; set; } = 2;
}
