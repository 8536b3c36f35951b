using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMakerRuntime;

/// <summary>Any error that Amazon SageMaker Runtime answers with; the code tells which.</summary>
public partial class AmazonSageMakerRuntimeException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonSageMakerRuntimeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception from an error response.</summary>
    public AmazonSageMakerRuntimeException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
