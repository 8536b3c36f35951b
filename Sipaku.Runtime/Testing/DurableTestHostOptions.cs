using System.Reflection;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Testing;

/// <summary>What a test host runs.</summary>
public sealed class DurableTestHostOptions
{
    internal DurableTestHostOptions()
    {
    }

    /// <summary>The services that functions and activities are given.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>What the clock shows at first; 1 January 2030, 00:00 UTC, unless set.</summary>
    public DateTimeOffset StartTime { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Replays every orchestrator from its history at every turn, so that code that is not deterministic fails in the test and not after
    /// the first restart in production. On unless switched off.
    /// </summary>
    public bool ReplayEveryTurn { get; set; } = true;

    internal Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> Orchestrators { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, TestActivity> Activities { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal List<Type> FunctionTypes { get; } = [];

    /// <summary>Adds the orchestrators and activities of an assembly: the methods marked [Function] and the classes marked [DurableTask].</summary>
    /// <param name="assembly">The assembly.</param>
    public DurableTestHostOptions AddFunctions(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        FunctionTypes.AddRange(assembly.GetTypes());
        return this;
    }

    /// <summary>Adds the orchestrators and activities of classes.</summary>
    /// <param name="types">The classes.</param>
    public DurableTestHostOptions AddFunctions(params Type[] types)
    {
        FunctionTypes.AddRange(types);
        return this;
    }

    /// <summary>Adds an orchestrator as a delegate; it takes the place of a function of the same name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="orchestrator">The code; its result is the orchestration's output.</param>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddOrchestrator<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        Orchestrators.Add(name, async context => await orchestrator(context));
        return this;
    }

    /// <summary>Adds an orchestrator without output as a delegate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="orchestrator">The code.</param>
    public DurableTestHostOptions AddOrchestrator(string name, Func<TaskOrchestrationContext, Task> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        Orchestrators.Add(name, async context =>
        {
            await orchestrator(context);
            return null;
        });
        return this;
    }

    /// <summary>Adds an activity as a delegate; it takes the place of a function of the same name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The code.</param>
    /// <typeparam name="TInput">The type that the input is read as.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddActivity<TInput, TOutput>(string name, Func<TInput, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Activities.Add(name, new TestActivity<TInput, TOutput>((input, _) => activity(input)));
        return this;
    }

    /// <summary>Adds an activity as a delegate that heeds the stop of the host.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The code.</param>
    /// <typeparam name="TInput">The type that the input is read as.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddActivity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Activities.Add(name, new TestActivity<TInput, TOutput>(activity));
        return this;
    }

    /// <summary>Adds a synchronous activity as a delegate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The code.</param>
    /// <typeparam name="TInput">The type that the input is read as.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    public DurableTestHostOptions AddActivity<TInput, TOutput>(string name, Func<TInput, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity<TInput, TOutput>(name, input => Task.FromResult(activity(input)));
    }
}
