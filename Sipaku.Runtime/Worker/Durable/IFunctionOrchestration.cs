using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

/// <summary>An orchestration whose code is a function.</summary>
internal interface IFunctionOrchestration
{
    /// <summary>The invocation that runs the code; null until there is one.</summary>
    FunctionContext? Invocation { get; set; }
}
