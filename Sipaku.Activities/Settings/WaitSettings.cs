using System.ComponentModel.DataAnnotations;

namespace Sipaku.Activities.Settings;

/// <summary>How long jobs are waited for. A job that takes longer fails its run.</summary>
public sealed class WaitSettings
{
    /// <summary>Seconds before the second look at a job; the first is at once.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double FirstPollSeconds { get; set; } = 10;

    /// <summary>Seconds that the growing interval between looks stops at.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double MaxPollSeconds { get; set; } = 60;

    /// <summary>Minutes for the feature job, its cluster's start included.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double FeatureMinutes { get; set; } = 120;

    /// <summary>Minutes for training.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double TrainingMinutes { get; set; } = 30;

    /// <summary>Minutes for the endpoint, which SageMaker itself gives up on after about sixty.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double EndpointMinutes { get; set; } = 65;
}
