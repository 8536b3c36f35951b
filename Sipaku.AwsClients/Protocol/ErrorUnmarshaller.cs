#nullable enable
using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Sipaku.AwsClients.Protocol;

/// <summary>An error response becomes the exception of its code, with whatever further members the exception has.</summary>
internal static class ErrorUnmarshaller
{
    private const int DefaultReaderBufferSize = 4096;

    public static AmazonServiceException Unmarshall(Service service, JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(
            context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? DefaultReaderBufferSize, context.JsonMaxDepth);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;

        var create = error.Code is not null && service.Errors.TryGetValue(error.Code, out var known) ? known : service.UnknownError;
        var exception = create(error);
        if (exception is IHasErrorMembers withMembers)
        {
            using var body = JsonDocument.Parse(context.GetResponseBodyBytes());
            withMembers.Read(body.RootElement);
        }

        return exception;
    }
}
