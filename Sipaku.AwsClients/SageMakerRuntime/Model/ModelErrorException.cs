using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>The model's container answered with an error of its own.</summary>
public partial class ModelErrorException : AmazonSageMakerRuntimeException, IHasErrorMembers
{
    /// <summary>Makes the exception with a message.</summary>
    public ModelErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public ModelErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception with a cause.</summary>
    public ModelErrorException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>Makes the exception from an error response.</summary>
    public ModelErrorException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the exception from an error response, with a cause.</summary>
    public ModelErrorException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The ARN of the container's log stream.</summary>
    public string LogStreamArn { get; set; }

    /// <summary>What the container said.</summary>
    public string OriginalMessage { get; set; }

    /// <summary>The HTTP status of the container's answer.</summary>
    public int? OriginalStatusCode { get; set; }

    void IHasErrorMembers.Read(JsonElement body)
    {
        LogStreamArn = body.TryGetProperty(nameof(LogStreamArn), out var arn) ? arn.GetString() : null;
        OriginalMessage = body.TryGetProperty(nameof(OriginalMessage), out var message) ? message.GetString() : null;
        OriginalStatusCode = body.TryGetProperty(nameof(OriginalStatusCode), out var status) && status.TryGetInt32(out int code) ? code : null;
    }
}
