using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Activities;

/// <summary>Runs activities on the thread pool, so many at once, first come first served.</summary>
internal sealed class ActivityDispatcher : IDisposable
{
    private readonly IFunctionDispatcher _functions;
    private readonly WorkTracker _work;
    private readonly ILogger _logger;
    private readonly int _limit;
    private readonly Lock _gate = new();
    private readonly Queue<ActivityCall> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private int _running;

    public ActivityDispatcher(IFunctionDispatcher functions, WorkTracker work, int limit, ILogger logger)
    {
        _functions = functions;
        _work = work;
        _limit = limit;
        _logger = logger;
    }

    public void Enqueue(ActivityCall call)
    {
        _work.Begin();
        lock (_gate)
        {
            if (_running >= _limit)
            {
                _waiting.Enqueue(call);
                return;
            }

            _running++;
        }

        Start(call);
    }

    /// <summary>Starts no more, and asks those that run to end; what they leave undone runs again at the next start.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out _))
            {
                _work.End();
            }
        }

        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();

    private void Start(ActivityCall call) => ThreadPool.UnsafeQueueUserWorkItem(
        static state => _ = state.Dispatcher.RunAsync(state.Call), (Dispatcher: this, Call: call), preferLocal: false);

    private async Task RunAsync(ActivityCall call)
    {
        InstanceMessage? result = await InvokeAsync(call);
        ActivityCall? next;
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out next))
            {
                _running--;
            }
        }

        if (next is not null)
        {
            Start(next);
        }

        if (result is not null)
        {
            call.Instance.Post(result);
        }

        _work.End();
    }

    /// <summary>The result, or null where the host stops and the activity is to run again.</summary>
    private async Task<InstanceMessage?> InvokeAsync(ActivityCall call)
    {
        if (_stop.IsCancellationRequested)
        {
            return null;
        }

        if (!_functions.HasActivity(call.Name))
        {
            return Failed(call, new(Failures.ActivityNotFound, $"There is no activity named '{call.Name}' in this app.", null, null, null));
        }

        using System.Diagnostics.Activity? span = Telemetry.StartActivity(call);
        try
        {
            ActivityInvocation invocation = new(call.Name, call.Instance.Id, call.TaskId, call.Input, span?.Id ?? call.Instance.Record.TraceParent);
            string? output = await _functions.RunActivityAsync(invocation, _stop.Token);
            return new InstanceMessage(HistoryKind.TaskCompleted) { Generation = call.Generation, TaskId = call.TaskId, Data = output };
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_stop.IsCancellationRequested)
            {
                // What fails because the host stops has not failed: it is abandoned, and runs again at the next start.
                return null;
            }

            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, exception.Message);
            _logger.LogWarning("Activity '{Activity}' of instance '{InstanceId}' failed: {Reason}", call.Name, call.Instance.Id, exception.Message);
            _logger.LogDebug(exception, "Activity '{Activity}' of instance '{InstanceId}' failed.", call.Name, call.Instance.Id);
            return Failed(call, Failures.From(exception));
        }
    }

    private static InstanceMessage Failed(ActivityCall call, TaskFailureDetails failure) => new(HistoryKind.TaskFailed)
    {
        Generation = call.Generation,
        TaskId = call.TaskId,
        Data = Failures.Serialize(failure),
    };
}
