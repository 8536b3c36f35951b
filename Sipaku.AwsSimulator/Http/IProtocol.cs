using Microsoft.AspNetCore.Http;

namespace Sipaku.AwsSimulator.Http;

/// <summary>A way to put calls into HTTP.</summary>
internal interface IProtocol
{
    /// <summary>The call that a request is, or null where it is none of this protocol's.</summary>
    ServiceCall? Match(HttpRequest request);
}
