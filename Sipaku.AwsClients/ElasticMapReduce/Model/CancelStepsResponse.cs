using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The outcome for each step of a cancel request.</summary>
public partial class CancelStepsResponse : AmazonWebServiceResponse
{
    /// <summary>One entry a step.</summary>
    public List<CancelStepsInfo> CancelStepsInfoList { get; set; }
}
