using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The name is taken, or the resource is in use.</summary>
public partial class ResourceInUseException : AmazonSageMakerException
{
    /// <summary>Makes the exception from an error response.</summary>
    public ResourceInUseException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
