using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The name is taken, or the resource is in use.</summary>
public partial class ResourceInUseException : AmazonSageMakerException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceInUseException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public ResourceInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception with a cause.</summary>
    public ResourceInUseException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>Makes the exception from an error response.</summary>
    public ResourceInUseException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the exception from an error response, with a cause.</summary>
    public ResourceInUseException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
