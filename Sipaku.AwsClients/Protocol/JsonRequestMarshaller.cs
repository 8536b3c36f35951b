#nullable enable
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Sipaku.AwsClients.Protocol;

/// <summary>Any request of an AWS JSON 1.1 service: POST / with the operation in X-Amz-Target and the members as a JSON object.</summary>
internal sealed class JsonRequestMarshaller(Service service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input) => new DefaultRequest(input, service.Name)
    {
        HttpMethod = "POST",
        ResourcePath = "/",
        Content = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType(), WireFormat.Options),
        Headers =
        {
            ["X-Amz-Target"] = $"{service.TargetPrefix}.{Service.OperationOf(input)}",
            ["Content-Type"] = "application/x-amz-json-1.1",
            [HeaderKeys.XAmzApiVersion] = service.ApiVersion,
        },
    };
}
