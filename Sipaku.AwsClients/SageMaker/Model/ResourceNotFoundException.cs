using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The resource does not exist.</summary>
public partial class ResourceNotFoundException : AmazonSageMakerException
{
    /// <summary>Makes the exception from an error response.</summary>
    public ResourceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
