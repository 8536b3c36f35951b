#nullable enable
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Sipaku.AwsClients.Protocol;

/// <summary>Any response of an AWS JSON 1.1 service: a JSON object, or no body at all for operations without output.</summary>
internal sealed class ModelResponseUnmarshaller<TResponse>(Service service) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using MemoryStream body = new();
        context.Stream.CopyTo(body);
        ReadOnlySpan<byte> json = body.GetBuffer().AsSpan(0, (int)body.Length);
        return json.IsEmpty ? new TResponse() : JsonSerializer.Deserialize<TResponse>(json, WireFormat.Options) ?? new TResponse();
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        ErrorUnmarshaller.Unmarshall(service, context, innerException, statusCode);
}
