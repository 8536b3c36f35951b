using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Metadata;

/// <summary>A function of the app, as its worker describes it.</summary>
/// <param name="Name">Unique in the app, whatever the case.</param>
/// <param name="Kind">What starts it.</param>
/// <param name="Trigger">The name of the parameter that the trigger binds.</param>
/// <param name="Clients">The names of the parameters that a durable client binds.</param>
/// <param name="Http">What it answers, where requests start it.</param>
/// <param name="Description">The worker's own words, which it is sent back to load the function.</param>
internal sealed record AppFunction(
    string Name,
    FunctionKind Kind,
    string Trigger,
    IReadOnlyList<string> Clients,
    HttpTrigger? Http,
    RpcFunctionMetadata Description)
{
    /// <summary>How the worker knows it.</summary>
    public string Id => Description.FunctionId;
}
