using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>A request on its way through WebJobs to an HTTP function, and what came of it.</summary>
/// <remarks>Public because the parameter of a WebJobs method is of this type; nobody else has a use for it.</remarks>
public sealed class HttpInvocation
{
    internal HttpInvocation(TypedData request, IReadOnlyDictionary<string, TypedData> triggerData, CancellationToken aborted)
    {
        Request = request;
        TriggerData = triggerData;
        Aborted = aborted;
    }

    /// <summary>The request as workers take it.</summary>
    internal TypedData Request { get; }

    /// <summary>Route and query parameters by name.</summary>
    internal IReadOnlyDictionary<string, TypedData> TriggerData { get; }

    /// <summary>Cancelled when the caller has gone.</summary>
    internal CancellationToken Aborted { get; }

    /// <summary>What the function answered; null for nothing.</summary>
    internal TypedData? Response { get; set; }
}
