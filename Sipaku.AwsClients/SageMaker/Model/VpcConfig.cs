namespace Amazon.SageMaker.Model;

/// <summary>A VPC to connect to.</summary>
public partial class VpcConfig
{
    /// <summary>The security groups. Required; 1 to 5 entries.</summary>
    public List<string> SecurityGroupIds { get; set; }

    /// <summary>The subnets. Required; 1 to 16 entries.</summary>
    public List<string> Subnets { get; set; }
}
