#nullable enable
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SageMakerRuntime.Model;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime;

/// <summary>The body as it is, everything else from headers.</summary>
internal sealed class InvokeEndpointResponseUnmarshaller(Service service) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        MemoryStream body = new();
        context.Stream.CopyTo(body);
        body.Position = 0;
        return new InvokeEndpointResponse
        {
            Body = body.Length > 0 ? body : null,
            ContentType = Header("Content-Type"),
            InvokedProductionVariant = Header("x-Amzn-Invoked-Production-Variant"),
        };

        string? Header(string name) => context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        ErrorUnmarshaller.Unmarshall(service, context, innerException, statusCode);
}
