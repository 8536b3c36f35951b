namespace Amazon.ElasticMapReduce.Model;

/// <summary>Ends a cluster that stays idle.</summary>
public partial class AutoTerminationPolicy
{
    /// <summary>Seconds of idleness after which the cluster terminates: 60 to 604800 (seven days); 3600 when the policy is set without it.</summary>
    public long? IdleTimeout { get; set; }
}
