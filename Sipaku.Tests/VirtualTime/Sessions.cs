using System.Collections.Concurrent;
using DurableTask.Core;

namespace Sipaku.Tests.VirtualTime;

/// <summary>Which orchestrators are in memory.</summary>
internal sealed class Sessions(FunctionCatalog functions, IServiceProvider services, bool replayEveryTurn, Action<VirtualInstance, string> report)
{
    private readonly ConcurrentQueue<Session> _closed = [];

    /// <summary>An orchestrator whose code has not run yet.</summary>
    public Session Open(VirtualInstance instance, OrchestrationRuntimeState state) =>
        new(state, functions.Orchestrator(state.Name), services, mistake => report(instance, mistake));

    public void Close(VirtualInstance instance)
    {
        if (instance.Session is { } session)
        {
            _closed.Enqueue(session);
            instance.Session = null;
        }
    }

    /// <summary>After a turn: forgets the code where it is not to stay.</summary>
    public void Rest(VirtualInstance instance)
    {
        if (replayEveryTurn || instance.IsCompleted)
        {
            Close(instance);
        }
    }

    /// <summary>Ends the services of what was closed, which the orchestrator itself must not wait for.</summary>
    public async Task EndClosedAsync()
    {
        while (_closed.TryDequeue(out Session? session))
        {
            await session.DisposeAsync();
        }
    }
}
