using Sipaku.Runtime.Hosting;

namespace Sipaku.Runtime.Worker;

/// <summary>The app's functions, by durable name where the engine looks for them.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, Function> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Function> _activities = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Function> _http = [];

    /// <exception cref="EmbeddedHostException">Two functions have the same name.</exception>
    public FunctionCatalog(IEnumerable<Function> functions)
    {
        Dictionary<string, Function> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (Function function in functions)
        {
            if (!names.TryAdd(function.Name, function))
            {
                throw new EmbeddedHostException(
                    $"Two functions are named '{function.Name}': {names[function.Name].EntryPoint} and {function.EntryPoint}. Function names must differ by more than case.");
            }

            Add(function);
        }
    }

    public IReadOnlyDictionary<string, Function> Orchestrators => _orchestrators;

    public IReadOnlyDictionary<string, Function> Activities => _activities;

    public IReadOnlyList<Function> Http => _http;

    private void Add(Function function)
    {
        if (function.Kind == FunctionKind.Http)
        {
            _http.Add(function);
            return;
        }

        Dictionary<string, Function> named = function.Kind == FunctionKind.Orchestrator ? _orchestrators : _activities;
        if (!named.TryAdd(function.DurableName, function))
        {
            throw new EmbeddedHostException(
                $"Two functions are the {(function.Kind == FunctionKind.Orchestrator ? "orchestrator" : "activity")} '{function.DurableName}': {named[function.DurableName].EntryPoint} and {function.EntryPoint}.");
        }
    }
}
