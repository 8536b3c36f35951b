namespace Amazon.ElasticMapReduce.Model;

/// <summary>Creates a cluster and runs its steps. The call has no idempotency token: sending it twice makes two clusters.</summary>
public partial class RunJobFlowRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The applications to install.</summary>
    public List<Application> Applications { get; set; }

    /// <summary>Ends the cluster when it stays idle.</summary>
    public AutoTerminationPolicy AutoTerminationPolicy { get; set; }

    /// <summary>The instances of the cluster. Required.</summary>
    public JobFlowInstancesConfig Instances { get; set; }

    /// <summary>The instance profile that the instances assume. At most 10280 characters.</summary>
    public string JobFlowRole { get; set; }

    /// <summary>Where logs go in S3; unset means that no logs are kept.</summary>
    public string LogUri { get; set; }

    /// <summary>The name of the cluster. Names are not unique. Required; at most 256 characters.</summary>
    public string Name { get; set; }

    /// <summary>The EMR release, such as emr-7.12.0.</summary>
    public string ReleaseLabel { get; set; }

    /// <summary>The IAM role that EMR assumes. At most 10280 characters.</summary>
    public string ServiceRole { get; set; }

    /// <summary>How many steps may run at once, 1 to 256; 1 when unset.</summary>
    public int? StepConcurrencyLevel { get; set; }

    /// <summary>The steps to run, at most 256.</summary>
    public List<StepConfig> Steps { get; set; }

    /// <summary>The tags of the cluster.</summary>
    public List<Tag> Tags { get; set; }
}
