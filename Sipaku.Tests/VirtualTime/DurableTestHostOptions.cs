using System.Reflection;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Tests.VirtualTime;

/// <summary>What a test host runs.</summary>
internal sealed class DurableTestHostOptions
{
    private readonly List<Type> _functions = [];

    /// <summary>The services that functions and activities are given.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>What the clock shows at first; 1 January 2030, 00:00 UTC, unless set.</summary>
    public DateTimeOffset StartTime { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Replays every orchestrator from its history at every turn, so that code that is not deterministic fails in the test and not after
    /// the first restart in production. Switched off, an orchestrator stays in memory between its turns, as with extended sessions.
    /// </summary>
    public bool ReplayEveryTurn { get; set; } = true;

    /// <summary>How many activities run at a time. With more than the one of the default their order is no longer the same every time.</summary>
    public int ParallelActivities { get; set; } = 1;

    /// <summary>Delegates, which take the place of functions of the same name.</summary>
    public FunctionCatalog Delegates { get; } = new();

    /// <summary>Adds the orchestrators and activities of an assembly: the methods marked [Function] that an orchestration or an activity triggers.</summary>
    /// <param name="assembly">The assembly.</param>
    public DurableTestHostOptions AddFunctions(Assembly assembly) => AddFunctions(assembly.GetTypes());

    /// <summary>Adds the orchestrators and activities of classes.</summary>
    /// <param name="types">The classes.</param>
    public DurableTestHostOptions AddFunctions(params Type[] types)
    {
        _functions.AddRange(types);
        return this;
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="orchestrator">The code; its result is the orchestration's output.</param>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddOrchestrator<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator)
    {
        Delegates.Add(name, async (_, context) => await orchestrator(context));
        return this;
    }

    /// <summary>Adds an orchestrator without output as a delegate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="orchestrator">The code.</param>
    public DurableTestHostOptions AddOrchestrator(string name, Func<TaskOrchestrationContext, Task> orchestrator)
    {
        Delegates.Add(name, async (_, context) =>
        {
            await orchestrator(context);
            return null;
        });
        return this;
    }

    /// <summary>Adds an activity as a delegate that heeds the stop of the host.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The code.</param>
    /// <typeparam name="TInput">The type that the input is read as.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddActivity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> activity)
    {
        Delegates.Add(name, typeof(TInput), async (_, input, cancellation) => await activity((TInput)input!, cancellation));
        return this;
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The code.</param>
    /// <typeparam name="TInput">The type that the input is read as.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddActivity<TInput, TOutput>(string name, Func<TInput, Task<TOutput>> activity) =>
        AddActivity<TInput, TOutput>(name, (input, _) => activity(input));

    /// <summary>Adds a synchronous activity as a delegate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The code.</param>
    /// <typeparam name="TInput">The type that the input is read as.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddActivity<TInput, TOutput>(string name, Func<TInput, TOutput> activity) =>
        AddActivity<TInput, TOutput>(name, (input, _) => Task.FromResult(activity(input)));

    /// <summary>Everything that was added.</summary>
    public FunctionCatalog Functions()
    {
        FunctionCatalog all = new();
        foreach (Type type in _functions)
        {
            all.AddFunctionsOf(type);
        }

        all.Override(Delegates);
        return all;
    }
}
