using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>The model's container answered with an error of its own.</summary>
public partial class ModelErrorException : AmazonSageMakerRuntimeException, IHasErrorMembers
{
    /// <summary>Makes the exception from an error response.</summary>
    public ModelErrorException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>What the container said.</summary>
    public string OriginalMessage { get; set; }

    /// <summary>The HTTP status of the container's answer.</summary>
    public int? OriginalStatusCode { get; set; }

    void IHasErrorMembers.Read(JsonElement body)
    {
        OriginalMessage = body.TryGetProperty(nameof(OriginalMessage), out JsonElement message) ? message.GetString() : null;
        OriginalStatusCode = body.TryGetProperty(nameof(OriginalStatusCode), out JsonElement status) && status.TryGetInt32(out int code) ? code : null;
    }
}
