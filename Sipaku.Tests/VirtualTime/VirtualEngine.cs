using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Tests.VirtualTime;

/// <summary>
/// Runs orchestrators and activities from one queue, in memory. Nothing runs unless somebody waits, so that what a test does in a row
/// happens before it. Once the queue is empty and no activity runs, the clock moves to the next timer for those who wait.
/// </summary>
internal sealed class VirtualEngine : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly FunctionCatalog _functions;
    private readonly IServiceProvider _services;
    private readonly VirtualClock _clock;
    private readonly int _parallelActivities;
    private readonly DataConverter _converter;
    private readonly Dictionary<string, VirtualInstance> _instances = [];
    private readonly Waiters _waiters = new();
    private readonly Sessions _sessions;
    private readonly Dictionary<ActivityCall, Task> _running = [];
    private LinkedList<object> _queue = [];
    private CancellationTokenSource _life = new();
    private bool _pumping;
    private bool _stopped;

    public VirtualEngine(IServiceProvider services, VirtualClock clock, DurableTestHostOptions options)
    {
        _functions = options.Functions();
        _services = services;
        _clock = clock;
        _parallelActivities = options.ParallelActivities;
        _converter = services.GetRequiredService<DataConverter>();
        _sessions = new Sessions(_functions, services, options.ReplayEveryTurn, Report);
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Starts an instance; one of the same id that lives drops it.</summary>
    /// <returns>False where it was dropped.</returns>
    public bool Start(ExecutionStartedEvent started)
    {
        lock (_gate)
        {
            _functions.Orchestrator(started.Name);
            string id = started.OrchestrationInstance.InstanceId;
            if (_instances.TryGetValue(id, out VirtualInstance? known) && !known.IsCompleted)
            {
                return false;
            }

            started.Timestamp = Now;
            _instances[id] = new VirtualInstance(id, started);
            Post(started.OrchestrationInstance, started);
            return true;
        }
    }

    /// <summary>Puts a message into an instance's mail; one for an instance that has ended, or for an earlier life of it, is dropped at its turn.</summary>
    public void Post(OrchestrationInstance receiver, HistoryEvent message)
    {
        lock (_gate)
        {
            bool isMeant = _instances.TryGetValue(receiver.InstanceId, out VirtualInstance? instance)
                && !instance.IsCompleted
                && (receiver.ExecutionId is null || receiver.ExecutionId == instance.ExecutionId);
            if (!isMeant)
            {
                return;
            }

            message.Timestamp = Now;
            instance!.Mail.Add(message);
            if (instance.Mail.Count == 1)
            {
                _queue.AddLast(instance);
            }
        }
    }

    public void Schedule(ActivityCall call)
    {
        _functions.Activity(call.Name);
        _queue.AddLast(call);
    }

    public void SetTimer(OrchestrationInstance owner, CreateTimerOrchestratorAction timer)
    {
        TimeSpan wait = timer.FireAt - Now;
        _clock.CreateTimer(
            _ => Post(owner, new TimerFiredEvent(-1) { TimerId = timer.Id, FireAt = timer.FireAt }),
            state: null,
            wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }

    public OrchestrationMetadata? Find(string id, bool withData)
    {
        lock (_gate)
        {
            return _instances.GetValueOrDefault(id)?.Metadata(withData ? _converter : null);
        }
    }

    public IReadOnlyList<OrchestrationMetadata> FindAll()
    {
        lock (_gate)
        {
            return [.. _instances.Values.Select(instance => instance.Metadata(converter: null))];
        }
    }

    /// <summary>Waits for a state of an instance, moving the clock.</summary>
    public Task WaitForAsync(string id, Func<VirtualInstance, bool> state, CancellationToken cancellation)
    {
        lock (_gate)
        {
            VirtualInstance instance = _instances.GetValueOrDefault(id) ?? throw new InvalidOperationException($"There is no instance {id}.");
            return WaitAsync(new Waiter(instance, () => state(instance)), cancellation);
        }
    }

    /// <summary>Completes when the queue is empty and no activity runs; the clock stands still.</summary>
    public Task WhenIdleAsync() => WaitAsync(new Waiter(instance: null, () => _queue.Count == 0 && _running.Count == 0), CancellationToken.None);

    /// <summary>
    /// Ends as a crash would and begins again: nothing stays in memory, and an activity that had not ended is the first to run again.
    /// </summary>
    public async Task CrashAsync()
    {
        await AbandonAsync();
        lock (_gate)
        {
            _life.Dispose();
            _life = new CancellationTokenSource();
            _stopped = false;
        }

        Pump();
    }

    /// <summary>Ends; who waits still, waits in vain.</summary>
    public async ValueTask DisposeAsync()
    {
        Fault(new InvalidOperationException("The test host was disposed."));
        await AbandonAsync();
        await _sessions.EndClosedAsync();
        _life.Dispose();
    }

    private async Task AbandonAsync()
    {
        Task[] abandoned;
        lock (_gate)
        {
            _stopped = true;
            abandoned = [.. _running.Values];
            _queue = new LinkedList<object>([.. _running.Keys, .. _queue]);
            _running.Clear();
            foreach (VirtualInstance instance in _instances.Values)
            {
                _sessions.Close(instance);
            }
        }

        await _life.CancelAsync();
        await Task.WhenAll(abandoned);
    }

    private async Task WaitAsync(Waiter waiter, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (!_waiters.Add(waiter))
            {
                return;
            }
        }

        Pump();
        try
        {
            // Not by way of xunit's context, which takes a millisecond for each.
            await waiter.Over.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private void Pump()
    {
        lock (_gate)
        {
            if (_pumping)
            {
                return;
            }

            _pumping = true;
        }

        _ = Task.Run(async () =>
        {
            try
            {
                Action? next;
                do
                {
                    next = Next();
                    await _sessions.EndClosedAsync();
                    next?.Invoke();
                }
                while (next is not null);
            }
            catch (Exception exception)
            {
                _pumping = false;
                Fault(exception);
            }
        });
    }

    /// <summary>Takes turns until there is something to do that may take its time.</summary>
    /// <returns>What; null where there is nothing to do for now.</returns>
    private Action? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                _waiters.Settle(about: null);
                if (_stopped || !_waiters.Any || _running.Count >= _parallelActivities)
                {
                    break;
                }

                switch (_queue.First?.Value)
                {
                    case VirtualInstance instance:
                        _queue.RemoveFirst();
                        TakeTurn(instance);
                        break;
                    case ActivityCall call:
                        _queue.RemoveFirst();
                        return Begin(call);
                    case null when _running.Count == 0:
                        return MoveClock;
                    default:
                        _pumping = false;
                        return null;
                }
            }

            _pumping = false;
            return null;
        }
    }

    private void TakeTurn(VirtualInstance instance)
    {
        List<HistoryEvent> mail = [.. instance.Mail];
        instance.Mail.Clear();
        // Another instance may have taken its id, and its last turn may have ended it.
        if (!instance.IsCompleted)
        {
            new VirtualTurn(this, _sessions, instance, Now).Run(mail);
            _waiters.Settle(instance);
        }
    }

    private void MoveClock()
    {
        if (_clock.FireNext())
        {
            return;
        }

        lock (_gate)
        {
            if (_queue.Count > 0)
            {
                return;
            }

            _waiters.GiveUp();
        }
    }

    private Action Begin(ActivityCall call)
    {
        TaskCompletionSource begun = new();
        _running.Add(call, RunAsync(call, begun.Task, _life.Token));
        return _parallelActivities == 1 ? begun.SetResult : () => Task.Run(begun.SetResult);
    }

    private async Task RunAsync(ActivityCall call, Task begun, CancellationToken cancellation)
    {
        await begun;
        HistoryEvent answer = await _functions.RunAsync(call, _services, cancellation);
        lock (_gate)
        {
            if (!_running.Remove(call))
            {
                // Abandoned: it will run again.
                return;
            }

            Post(call.Caller, answer);
        }

        Pump();
    }

    private void Report(VirtualInstance instance, string mistake)
    {
        lock (_gate)
        {
            if (!instance.IsCompleted)
            {
                Fault(new InvalidOperationException($"The orchestrator of instance {instance.Id} {mistake}"));
            }
        }
    }

    /// <summary>Fails who waits and who will.</summary>
    private void Fault(Exception exception)
    {
        lock (_gate)
        {
            _waiters.Fail(exception);
        }
    }
}
