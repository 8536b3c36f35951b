namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>The base of the generated type that has a WebJobs method for each function of the app.</summary>
/// <remarks>Public because the generated type, in an assembly of its own, derives from it; nobody else has a use for it.</remarks>
public abstract class FunctionBody
{
    /// <summary>Runs functions in the worker.</summary>
    internal FunctionInvoker? Invoker { private get; set; }

    /// <summary>What each generated method does with its arguments.</summary>
    /// <param name="function">The function's place in the list of the app's functions.</param>
    /// <param name="arguments">The method's arguments in their order.</param>
    /// <returns>The function's result, for its trigger.</returns>
    protected Task<object?> RunAsync(int function, object?[] arguments) => Invoker!.RunAsync(function, arguments);
}
