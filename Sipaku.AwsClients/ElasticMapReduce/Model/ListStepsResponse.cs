using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A page of steps.</summary>
public partial class ListStepsResponse : AmazonWebServiceResponse
{
    /// <summary>The position of the next page; null on the last one.</summary>
    public string Marker { get; set; }

    /// <summary>The steps.</summary>
    public List<StepSummary> Steps { get; set; }
}
