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
        var publicRequest = (InvokeEndpointRequest)input;
        if (publicRequest.EndpointName is null)
        {
            throw new AmazonSageMakerRuntimeException("Request object does not have required field EndpointName set");
        }

        var body = publicRequest.Body ?? new MemoryStream();
        body.Position = 0;
        var request = new DefaultRequest(publicRequest, service.Name)
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
        AddHeader("Accept", publicRequest.Accept);
        AddHeader("X-Amzn-SageMaker-Custom-Attributes", publicRequest.CustomAttributes);
        AddHeader("X-Amzn-SageMaker-Enable-Explanations", publicRequest.EnableExplanations);
        AddHeader("X-Amzn-SageMaker-Inference-Component", publicRequest.InferenceComponentName);
        AddHeader("X-Amzn-SageMaker-Inference-Id", publicRequest.InferenceId);
        AddHeader("X-Amzn-SageMaker-Session-Id", publicRequest.SessionId);
        AddHeader("X-Amzn-SageMaker-Target-Container-Hostname", publicRequest.TargetContainerHostname);
        AddHeader("X-Amzn-SageMaker-Target-Model", publicRequest.TargetModel);
        AddHeader("X-Amzn-SageMaker-Target-Variant", publicRequest.TargetVariant);
        return request;

        void AddHeader(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers[name] = value;
            }
        }
    }
}
