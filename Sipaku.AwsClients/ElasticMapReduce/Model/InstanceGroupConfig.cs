namespace Amazon.ElasticMapReduce.Model;

/// <summary>An instance group: a number of instances of one type.</summary>
public partial class InstanceGroupConfig
{
    /// <summary>The number of instances. Required.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The node type. Required.</summary>
    public InstanceRoleType InstanceRole { get; set; }

    /// <summary>The EC2 instance type, such as m5.xlarge. Required.</summary>
    public string InstanceType { get; set; }
}
