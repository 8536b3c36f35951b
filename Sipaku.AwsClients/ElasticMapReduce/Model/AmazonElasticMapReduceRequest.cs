using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Any request to Amazon EMR.</summary>
public partial class AmazonElasticMapReduceRequest : AmazonWebServiceRequest
{
}
