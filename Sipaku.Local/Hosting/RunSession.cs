using System.Diagnostics;
using Sipaku.Activities.Contracts;
using Sipaku.Local.Output;

namespace Sipaku.Local.Hosting;

/// <summary>One run, from its start to its end, through whichever host serves the home: when that one ends, this process takes over.</summary>
internal sealed class RunSession(Setup setup) : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);
    private const int Glances = 100;

    // A run has the lock a moment before it is scheduled.
    private static readonly TimeSpan Scheduling = TimeSpan.FromSeconds(5);

    private HostSession? _host;

    /// <summary>The run, once it is known.</summary>
    public string? RunId { get; private set; }

    /// <summary>Whether another process serves the home.</summary>
    public bool IsAttached => _host is { Own: null };

    /// <summary>Finds or starts the host, and waits for the end of runs that are to be cancelled.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        _host = await HostSession.OpenAsync(setup, cancellation);
        if (_host.Own is { } own)
        {
            foreach (string runId in await own.HeedCancelRequestsAsync())
            {
                Terminal.Note($"{runId} is being cancelled, as asked before.");
                await WatchAsync(runId, show: _ => { }, cancellation);
            }
        }
    }

    /// <summary>Starts a run, or finds the unfinished one. With new input that one is cancelled, because it would not see it.</summary>
    /// <returns>Whether a run was started.</returns>
    public async Task<bool> StartAsync(ForecastRequest wanted, bool newInput, CancellationToken cancellation)
    {
        while (true)
        {
            (RunId, bool started) = _host!.Own?.FindUnfinishedRun() is { } unfinished
                ? (unfinished, false)
                : await AskAsync(client => client.StartAsync(wanted, cancellation), cancellation);
            if (started || !newInput)
            {
                return started;
            }

            Terminal.Note($"{RunId} is unfinished and has not seen the new readings: it is cancelled, and another one made.");
            await AskAsync(client => client.CancelAsync(RunId, cancellation), cancellation);
            await WatchAsync(RunId, show: _ => { }, cancellation);
        }
    }

    /// <summary>Shows the run until it ends.</summary>
    public Task<InstanceStatus> WatchAsync(CancellationToken cancellation) =>
        Terminal.RunView().ShowAsync(show => WatchAsync(RunId!, show, cancellation));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _host, null) is { } host)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<InstanceStatus> WatchAsync(string runId, Action<InstanceStatus> show, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        for (int look = 0; ; look++)
        {
            InstanceStatus? status = await AskAsync(client => client.StatusAsync(runId, cancellation), cancellation);
            if (status is not null)
            {
                show(status);
                if (status.Ended)
                {
                    return status;
                }
            }
            else if (Stopwatch.GetElapsedTime(began) > Scheduling)
            {
                throw new RejectedException($"{runId} holds the run lock and is not in this home: it is another host's, or died as it started. Try again in half a minute.");
            }

            await Task.Delay(look < Glances ? Glance : LookAgain, cancellation);
        }
    }

    /// <summary>Asks the host that serves the home; where that one ends meanwhile, the next, which may be this process's own.</summary>
    private async Task<T> AskAsync<T>(Func<SipakuClient, Task<T>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await ask(_host!.Client);
            }
            catch (TaskCanceledException) when (!IsAttached && !cancellation.IsCancellationRequested)
            {
                // This process's own host is there and slow: it has told of nothing worse.
            }
            catch (Exception exception) when (IsAttached && exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // The host that served the home has ended, or is about to.
                await DisposeAsync();
                _host = await HostSession.OpenAsync(setup, cancellation);
            }
        }
    }
}
