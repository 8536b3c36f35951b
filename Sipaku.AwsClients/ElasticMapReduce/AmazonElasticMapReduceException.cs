using System.Net;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Any error that Amazon EMR answers with; the code tells which.</summary>
public partial class AmazonElasticMapReduceException : AmazonServiceException
{
    /// <summary>Makes the exception from an error response.</summary>
    public AmazonElasticMapReduceException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
