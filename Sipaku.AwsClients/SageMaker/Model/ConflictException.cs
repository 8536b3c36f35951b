using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The resource changed at the same time.</summary>
public partial class ConflictException : AmazonSageMakerException
{
    /// <summary>Makes the exception from an error response.</summary>
    public ConflictException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
