#nullable enable
using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Sipaku.AwsClients.Protocol;

/// <summary>An error response becomes the exception of its code, with whatever further members the exception has.</summary>
internal static class ErrorUnmarshaller
{
    private const int DefaultReaderBufferSize = 4096;

    public static AmazonServiceException Unmarshall(Service service, JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        StreamingUtf8JsonReader reader = new(
            context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? DefaultReaderBufferSize, context.JsonMaxDepth);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;

        Func<ErrorResponse, AmazonServiceException> create = error.Code is not null && service.Errors.TryGetValue(error.Code, out Func<ErrorResponse, AmazonServiceException>? known) ? known : service.UnknownError;
        AmazonServiceException exception = create(error);
        if (exception is IHasErrorMembers withMembers)
        {
            using JsonDocument body = JsonDocument.Parse(context.GetResponseBodyBytes());
            withMembers.Read(body.RootElement);
        }

        return exception;
    }
}
