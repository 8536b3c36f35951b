using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Any error that Amazon SageMaker answers with; the code tells which.</summary>
public partial class AmazonSageMakerException : AmazonServiceException
{
    /// <summary>Makes the exception from an error response.</summary>
    public AmazonSageMakerException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
