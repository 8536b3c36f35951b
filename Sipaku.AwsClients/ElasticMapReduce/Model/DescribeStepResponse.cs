using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A step in full.</summary>
public partial class DescribeStepResponse : AmazonWebServiceResponse
{
    /// <summary>The step.</summary>
    public Step Step { get; set; }
}
