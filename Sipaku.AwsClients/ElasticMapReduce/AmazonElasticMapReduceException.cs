using System.Net;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Any error that Amazon EMR answers with; the code tells which.</summary>
public partial class AmazonElasticMapReduceException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonElasticMapReduceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public AmazonElasticMapReduceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception with a cause.</summary>
    public AmazonElasticMapReduceException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>Makes the exception from an error response.</summary>
    public AmazonElasticMapReduceException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the exception from an error response, with a cause.</summary>
    public AmazonElasticMapReduceException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
