using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>
/// Minds the app's worker: starts it, makes it load its functions, starts another where it dies, and ends it with the host. Whoever
/// invokes while there is none waits for the next.
/// </summary>
internal sealed class WorkerSupervisor(WorkerLaunch launch, WorkerLogs logs, ILoggerFactory loggers) : IWorkerInvoker, IDisposable
{
    // The capability that a worker with ASP.NET Core integration announces.
    private const string ProxiesHttp = "HttpUri";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger("Host.Worker");
    private readonly ILogger _console = loggers.CreateLogger("Worker.Console");
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource<WorkerChannel> _ready = NewReady();
    private TaskCompletionSource<WorkerChannel>? _expected;
    private string _expectedId = "";
    private IReadOnlyList<RpcFunctionMetadata>? _functions;
    private WorkerProcess? _process;
    private Task _minding = Task.CompletedTask;
    private long _answered;
    private int _running;
    private volatile TaskCompletionSource? _draining;

    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>Starts the first worker.</summary>
    /// <param name="host">Where the gRPC server of this process listens.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The app's functions, not loaded yet.</returns>
    /// <exception cref="FunctionsHostException">The worker cannot be started, or the app cannot be served.</exception>
    public async Task<IReadOnlyList<RpcFunctionMetadata>> StartAsync(Uri host, CancellationToken cancellation)
    {
        (WorkerProcess process, WorkerChannel channel) = await ConnectAsync(host, cancellation);
        _minding = MindAsync(host, process, channel);
        return _functions!;
    }

    /// <summary>The channel for a worker that connects, or null where none of this id is expected.</summary>
    public WorkerChannel? Accept(string id)
    {
        lock (_gate)
        {
            if (_expected is not { } expected
                || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes(_expectedId)))
            {
                return null;
            }

            _expected = null;
            WorkerChannel channel = new(logs.Write, Withdraw);
            expected.SetResult(channel);
            return channel;
        }
    }

    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation)
    {
        WorkerChannel channel = await Volatile.Read(ref _ready).Task.WaitAsync(cancellation);
        Interlocked.Increment(ref _running);
        try
        {
            InvocationResponse response = await channel.InvokeAsync(request, cancellation);
            Interlocked.Increment(ref _answered);
            return response;
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0 && _draining is { } draining)
            {
                draining.TrySetResult();
            }
        }
    }

    public void EndWorker()
    {
        if (Volatile.Read(ref _ready).Task is { IsCompletedSuccessfully: true } ready)
        {
            Withdraw(ready.Result);
        }

        _process?.Kill();
    }

    /// <summary>Waits until nothing runs, or for as long.</summary>
    public async Task DrainAsync(TimeSpan limit)
    {
        TaskCompletionSource draining = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _draining = draining;
        if (Volatile.Read(ref _running) > 0)
        {
            await Task.WhenAny(draining.Task, Task.Delay(limit));
        }
    }

    /// <summary>Asks the worker to end, and ends it where it takes longer.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        await _stopping.CancelAsync();
        if (_ready.Task.IsCompletedSuccessfully)
        {
            (await _ready.Task).Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });
        }

        if (_process is { } process)
        {
            await Task.WhenAny(process.Ended, Task.Delay(grace));
            process.Kill();
        }

        await _minding;
    }

    public void Dispose()
    {
        _process?.Dispose();
        _stopping.Dispose();
    }

    private static TaskCompletionSource<WorkerChannel> NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets whoever invokes from now on wait for the next worker: the end of a process is noticed later than that of its stream.</summary>
    private void Withdraw(WorkerChannel channel)
    {
        TaskCompletionSource<WorkerChannel> ready = Volatile.Read(ref _ready);
        if (ready.Task.IsCompletedSuccessfully && ready.Task.Result == channel)
        {
            Interlocked.CompareExchange(ref _ready, NewReady(), ready);
        }
    }

    private async Task MindAsync(Uri host, WorkerProcess process, WorkerChannel channel)
    {
        TimeSpan backOff = FirstBackOff;
        while (true)
        {
            string? failure = await ServeAsync(process, channel);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            // One that did some work is no hopeless case: the next starts at once.
            backOff = Interlocked.Exchange(ref _answered, 0) > 0 ? FirstBackOff : backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
            _logger.LogWarning("The app's worker ended ({Reason}). Another starts.", failure);
            while (true)
            {
                try
                {
                    await Task.Delay(backOff, _stopping.Token);
                    (process, channel) = await ConnectAsync(host, _stopping.Token);
                    break;
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (FunctionsHostException exception)
                {
                    _logger.LogError("{Message} The next try is in {Seconds} s.", exception.Message, backOff.TotalSeconds);
                    Interlocked.Exchange(ref _ready, NewReady()).TrySetException(new WorkerProcessExitException(exception.Message));
                    backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
                }
            }
        }
    }

    /// <summary>Loads the functions, lets them be invoked, and waits for the end of the process.</summary>
    private async Task<string> ServeAsync(WorkerProcess process, WorkerChannel channel)
    {
        Task loading = LoadAsync(channel);
        if (await Task.WhenAny(loading, process.Ended) == loading && loading.IsCompletedSuccessfully)
        {
            _ready.TrySetResult(channel);
            _logger.LogDebug("The worker has loaded its functions.");
        }
        else if (loading.Exception?.InnerException is FunctionsHostException refusal)
        {
            _logger.LogError("{Message}", refusal.Message);
            process.Kill();
        }

        string how = await process.Ended;
        Withdraw(channel);
        channel.Close(new WorkerProcessExitException($"The app's worker ended ({how})."));
        process.Dispose();
        return how;
    }

    private async Task<(WorkerProcess Process, WorkerChannel Channel)> ConnectAsync(Uri host, CancellationToken cancellation)
    {
        TaskCompletionSource<WorkerChannel> connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _expected = connected;
            _expectedId = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        }

        WorkerProcess process = WorkerProcess.Start(launch.Describe(host, _expectedId), _console);
        _process = process;
        _logger.LogDebug("The worker's process is started.");
        try
        {
            Task first = await Task.WhenAny(InitializeAsync(connected.Task), process.Ended).WaitAsync(StartLimit, cancellation);
            return first is Task<WorkerChannel> initialized
                ? (process, await initialized)
                : throw new WorkerStartException($"The app's worker ended at its start ({await process.Ended}).");
        }
        catch (TimeoutException exception)
        {
            process.Dispose();
            throw new WorkerStartException($"The app's worker did not connect within {StartLimit.TotalSeconds:0} s.", exception);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    private async Task<WorkerChannel> InitializeAsync(Task<WorkerChannel> connected)
    {
        WorkerChannel channel = await connected;
        _logger.LogDebug("The worker is connected.");
        WorkerInitResponse answer = (await channel.RequestAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest
            {
                HostVersion = "4.0.0",
                WorkerDirectory = launch.AppDirectory,
                FunctionAppDirectory = launch.AppDirectory,
            },
        })).WorkerInitResponse;
        Require(answer.Result, "initialize");
        if (answer.Capabilities.ContainsKey(ProxiesHttp))
        {
            throw new FunctionsHostException("The app uses ASP.NET Core integration (Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore), which this host does not serve. Use HttpRequestData and HttpResponseData, or run the app with Azure Functions Core Tools.");
        }

        _functions ??= await DescribeAsync(channel);
        return channel;
    }

    private async Task<IReadOnlyList<RpcFunctionMetadata>> DescribeAsync(WorkerChannel channel)
    {
        FunctionMetadataResponse answer = (await channel.RequestAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = launch.AppDirectory },
        })).FunctionMetadataResponse;
        Require(answer.Result, "describe its functions");
        foreach (RpcFunctionMetadata function in answer.FunctionMetadataResults)
        {
            BindingDescriptions.Complete(function);
        }

        return answer.FunctionMetadataResults;
    }

    private Task LoadAsync(WorkerChannel channel) => Task.WhenAll(_functions!.Select(async function =>
    {
        StreamingMessage answer = await channel.RequestAsync(new StreamingMessage
        {
            FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
        });
        Require(answer.FunctionLoadResponse.Result, $"load the function '{function.Name}'");
    }));

    private static void Require(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            string reason = (result.Exception?.Message ?? result.Result).Split('\n')[0].TrimEnd();
            throw new WorkerStartException($"The app's worker could not {what}: {reason}");
        }
    }
}
