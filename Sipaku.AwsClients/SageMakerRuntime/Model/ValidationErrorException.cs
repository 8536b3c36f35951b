using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>The request is not valid; an endpoint that does not exist is one reason.</summary>
public partial class ValidationErrorException : AmazonSageMakerRuntimeException
{
    /// <summary>Makes the exception with a message.</summary>
    public ValidationErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public ValidationErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception with a cause.</summary>
    public ValidationErrorException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>Makes the exception from an error response.</summary>
    public ValidationErrorException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the exception from an error response, with a cause.</summary>
    public ValidationErrorException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
