#nullable enable
using Amazon.Runtime.Internal;

namespace Sipaku.AwsClients.Protocol;

/// <summary>The official runtime pipeline with these services' endpoint rules and auth scheme, in the places where generated clients put theirs.</summary>
internal static class PipelineSetup
{
    public static void Apply(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<Amazon.Runtime.Internal.EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthHandler());
    }
}
