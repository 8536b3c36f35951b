namespace Sipaku.Activities.Settings;

/// <summary>How EMR is used.</summary>
public sealed class EmrSettings
{
    /// <summary>A standing cluster that takes the steps; unset, each run has a transient cluster of its own.</summary>
    public string? ClusterId { get; set; }

    /// <summary>The EMR release of transient clusters.</summary>
    public string ReleaseLabel { get; set; } = "emr-7.12.0";

    /// <summary>EC2 instance type of transient clusters.</summary>
    public string InstanceType { get; set; } = "m5.xlarge";

    /// <summary>Instances of a transient cluster, the primary included; at least 1.</summary>
    public int InstanceCount { get; set; } = 1;

    /// <summary>ARN of the service role of transient clusters.</summary>
    public string? ServiceRole { get; set; }

    /// <summary>ARN of the EC2 instance profile of transient clusters.</summary>
    public string? InstanceProfile { get; set; }

    /// <summary>The subnet of transient clusters; unset, the account's default.</summary>
    public string? SubnetId { get; set; }

    /// <summary>Minutes of idleness after which EMR itself ends a cluster that was left behind; 1 to 10,080.</summary>
    public int IdleMinutes { get; set; } = 15;
}
