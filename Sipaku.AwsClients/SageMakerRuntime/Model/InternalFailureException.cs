using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>An internal failure occurred.</summary>
public partial class InternalFailureException : AmazonSageMakerRuntimeException
{
    /// <summary>Makes the exception with a message.</summary>
    public InternalFailureException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public InternalFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception with a cause.</summary>
    public InternalFailureException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>Makes the exception from an error response.</summary>
    public InternalFailureException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the exception from an error response, with a cause.</summary>
    public InternalFailureException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
