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
internal sealed class VirtualEngine(FunctionCatalog functions, IServiceProvider services, VirtualClock clock, DurableTestHostOptions options)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly DataConverter _converter = services.GetRequiredService<DataConverter>();
    private readonly Dictionary<string, VirtualInstance> _instances = [];
    private readonly List<Waiter> _waiters = [];
    private readonly List<Session> _closed = [];
    private readonly Dictionary<ActivityCall, Task> _running = [];
    private LinkedList<object> _queue = [];
    private CancellationTokenSource _life = new();
    private bool _pumping;
    private bool _stopped;
    private Exception? _fault;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Starts an instance; one of the same id that lives drops it.</summary>
    /// <returns>Whether it was dropped.</returns>
    public bool Start(ExecutionStartedEvent started)
    {
        lock (_gate)
        {
            functions.Orchestrator(started.Name);
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
                && (receiver.ExecutionId is null || instance.State is null || instance.State.OrchestrationInstance!.ExecutionId == receiver.ExecutionId);
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
        functions.Activity(call.Name);
        _queue.AddLast(call);
    }

    public void SetTimer(OrchestrationInstance owner, CreateTimerOrchestratorAction timer)
    {
        TimeSpan wait = timer.FireAt - Now;
        clock.CreateTimer(
            _ => Post(owner, new TimerFiredEvent(-1) { TimerId = timer.Id, FireAt = timer.FireAt }),
            state: null,
            wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }

    public Session Open(VirtualInstance instance, OrchestrationRuntimeState state) =>
        new(state, functions.Orchestrator(state.Name), services, mistake => Report(instance, mistake));

    public void Close(VirtualInstance instance)
    {
        if (instance.Session is { } session)
        {
            _closed.Add(session);
            instance.Session = null;
        }
    }

    /// <summary>After a turn: forgets the code where it is not to stay.</summary>
    public void Rest(VirtualInstance instance)
    {
        if (options.ReplayEveryTurn || instance.IsCompleted)
        {
            Close(instance);
        }
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
        Task[] abandoned;
        lock (_gate)
        {
            _stopped = true;
            abandoned = [.. _running.Values];
            _queue = new LinkedList<object>([.. _running.Keys, .. _queue]);
            _running.Clear();
            foreach (VirtualInstance instance in _instances.Values)
            {
                Close(instance);
            }
        }

        await _life.CancelAsync();
        await Task.WhenAll(abandoned);
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
        await CrashAsync();
        Fault(new InvalidOperationException("The test host was disposed."));
        await EndClosedAsync();
        _life.Dispose();
    }

    private async Task WaitAsync(Waiter waiter, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_fault is not null)
            {
                throw new InvalidOperationException(_fault.Message, _fault);
            }

            if (waiter.IsMet)
            {
                return;
            }

            _waiters.Add(waiter);
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
                    await EndClosedAsync();
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
                Settle(null);
                if (_stopped || _waiters.Count == 0 || _running.Count >= options.ParallelActivities)
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
            new VirtualTurn(this, instance, Now).Run(mail);
            Settle(instance);
        }
    }

    private void Settle(VirtualInstance? about)
    {
        foreach (Waiter waiter in _waiters.FindAll(waiter => waiter.Instance == about && waiter.IsMet))
        {
            _waiters.Remove(waiter);
            waiter.Over.SetResult();
        }
    }

    private void Fail(Waiter waiter, Exception exception)
    {
        _waiters.Remove(waiter);
        waiter.Over.SetException(exception);
    }

    private void MoveClock()
    {
        if (clock.FireNext())
        {
            return;
        }

        lock (_gate)
        {
            if (_queue.Count > 0)
            {
                return;
            }

            foreach (Waiter waiter in _waiters.FindAll(waiter => waiter.Instance is not null))
            {
                Fail(waiter, new InvalidOperationException(
                    $"Instance {waiter.Instance!.Id} would wait for ever: no activity runs and no timer is set. An event is missing, or the orchestrator awaits something that is not durable."));
            }
        }
    }

    private Action Begin(ActivityCall call)
    {
        TaskCompletionSource begun = new();
        CancellationTokenSource life = _life;
        Task ended = RunAsync(call, begun.Task, life);
        _running.Add(call, ended);
        return options.ParallelActivities == 1 ? begun.SetResult : () => Task.Run(begun.SetResult);
    }

    private async Task RunAsync(ActivityCall call, Task begun, CancellationTokenSource life)
    {
        await begun;
        HistoryEvent answer = await AnswerAsync(call, life.Token);
        lock (_gate)
        {
            if (life.IsCancellationRequested)
            {
                return;
            }

            _running.Remove(call);
            Post(call.Caller, answer);
        }

        Pump();
    }

    private async Task<HistoryEvent> AnswerAsync(ActivityCall call, CancellationToken cancellation)
    {
        try
        {
            (Type type, ActivityCode code) = functions.Activity(call.Name);
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            // An activity's input travels as an array of one.
            object? input = _converter.Deserialize(call.Input?[1..^1], type);
            object? output = await code(scope.ServiceProvider, input, cancellation);
            return new TaskCompletedEvent(-1, call.TaskId, _converter.Serialize(output));
        }
        catch (Exception exception)
        {
            FailureDetails details = exception is ForeignFailureException foreign
                ? new FailureDetails(foreign.ErrorType, foreign.Message, stackTrace: null, innerFailure: null, isNonRetriable: false)
                : new FailureDetails(exception);
            return new TaskFailedEvent(-1, call.TaskId, exception.Message, details: null, details);
        }
    }

    private async Task EndClosedAsync()
    {
        Session[] closed;
        lock (_gate)
        {
            closed = [.. _closed];
            _closed.Clear();
        }

        foreach (Session session in closed)
        {
            await session.DisposeAsync();
        }
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
            _fault ??= exception;
            foreach (Waiter waiter in _waiters.ToList())
            {
                Fail(waiter, _fault);
            }
        }
    }
}
