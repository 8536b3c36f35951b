using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

/// <summary>A function as discovered, ready to be invoked.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Kind">What starts it.</param>
/// <param name="EntryPoint">Its class and method.</param>
/// <param name="Body">Binds its parameters and runs it.</param>
/// <param name="Definition">What middleware sees of it; made when first asked for.</param>
internal sealed record Function(string Name, FunctionKind Kind, string EntryPoint, IFunctionBody Body, Lazy<FunctionDefinition> Definition)
{
    /// <summary>The name that orchestrators and clients call it by.</summary>
    public string DurableName { get; init; } = Name;

    /// <summary>Where it answers, for an HTTP function.</summary>
    public HttpRoute? Route { get; init; }
}
