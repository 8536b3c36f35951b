#nullable enable
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SageMakerRuntime.Model;
using Amazon.Util;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime;

/// <summary>POST /endpoints/{EndpointName}/invocations: the body as it is, everything else in headers.</summary>
internal sealed class InvokeEndpointRequestMarshaller(Service service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        InvokeEndpointRequest publicRequest = (InvokeEndpointRequest)input;
        if (publicRequest.EndpointName is null)
        {
            throw new AmazonSageMakerRuntimeException("Request object does not have required field EndpointName set");
        }

        MemoryStream body = publicRequest.Body ?? new MemoryStream();
        body.Position = 0;
        DefaultRequest request = new(publicRequest, service.Name)
        {
            HttpMethod = "POST",
            ResourcePath = "/endpoints/{EndpointName}/invocations",
            ContentStream = body,
            Headers =
            {
                ["Content-Type"] = publicRequest.ContentType ?? "application/octet-stream",
                [HeaderKeys.XAmzApiVersion] = service.ApiVersion,
                [HeaderKeys.ContentLengthHeader] = body.Length.ToString(CultureInfo.InvariantCulture),
            },
        };
        request.AddPathResource("{EndpointName}", publicRequest.EndpointName);
        if (publicRequest.Accept is not null)
        {
            request.Headers["Accept"] = publicRequest.Accept;
        }

        return request;
    }
}
