using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.DurableTask.Sqlite.Support;

/// <summary>A store in a folder of its own, with a worker and a client of the Durable Task Framework on it, and what they run.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private readonly Dictionary<string, Func<OrchestrationContext, string?, FunctionOrchestration, Task<string?>>> _orchestrations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<TaskContext, string, Task<string>>> _activities = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;
    private bool _isWorking;

    public TaskHub(bool extendedSessions = true, Action<SqliteOrchestrationServiceOptions>? configure = null, string? folder = null)
    {
        _ownsFolder = folder is null;
        _folder = folder is null ? Directory.CreateTempSubdirectory("sipaku-hub-") : new DirectoryInfo(folder);
        Options = new SqliteOrchestrationServiceOptions { Path = Path.Combine(_folder.FullName, "hub.db"), ExtendedSessions = extendedSessions };
        configure?.Invoke(Options);
        Open();
    }

    public SqliteOrchestrationServiceOptions Options { get; }

    public string Folder => _folder.FullName;

    public SqliteOrchestrationService Service { get; private set; } = null!;

    public TaskHubWorker Worker { get; private set; } = null!;

    public TaskHubClient Client { get; private set; } = null!;

    public ErrorPropagationMode ErrorPropagationMode { get; set; } = ErrorPropagationMode.UseFailureDetails;

    public TaskHub Orchestration(string name, Func<OrchestrationContext, string?, FunctionOrchestration, Task<string?>> body)
    {
        _orchestrations.Add(name, body);
        Register(name, body);
        return this;
    }

    public TaskHub Orchestration(string name, Func<OrchestrationContext, string?, Task<string?>> body) =>
        Orchestration(name, (context, input, _) => body(context, input));

    public TaskHub Activity(string name, Func<TaskContext, string, Task<string>> body)
    {
        _activities.Add(name, body);
        Register(name, body);
        return this;
    }

    public TaskHub Activity(string name, Func<string, string> body) => Activity(name, (_, input) => Task.FromResult(body(input)));

    /// <summary>
    /// Fails orchestrations as soon as an activity of theirs fails, as orchestrators in other processes do; the framework's own wait for
    /// whatever is open.
    /// </summary>
    public void EndFailedTurnsAtOnce() => Worker.AddOrchestrationDispatcherMiddleware(async (context, next) =>
    {
        await next();
        TaskFailedEvent? failed = context.GetProperty<OrchestrationRuntimeState>().NewEvents.OfType<TaskFailedEvent>().FirstOrDefault();
        if (failed is not null)
        {
            context.SetProperty(new OrchestratorExecutionResult
            {
                Actions =
                [
                    new OrchestrationCompleteOrchestratorAction { Id = 1_000, OrchestrationStatus = OrchestrationStatus.Failed, Result = failed.Reason, FailureDetails = failed.FailureDetails },
                ],
            });
        }
    });

    public async Task<TaskHub> StartAsync()
    {
        await Worker.StartAsync();
        _isWorking = true;
        return this;
    }

    /// <summary>Stops the worker without waiting for what runs.</summary>
    public async Task StopAsync()
    {
        if (_isWorking)
        {
            _isWorking = false;
            await Worker.StopAsync(isForced: true);
        }
    }

    /// <summary>Closes the store and opens it again, with the worker as it was.</summary>
    public async Task ReopenAsync()
    {
        bool wasWorking = _isWorking;
        await StopAsync();
        Service.Dispose();
        Open();
        if (wasWorking)
        {
            await StartAsync();
        }
    }

    /// <summary>Starts an instance; its input is what the orchestration is given.</summary>
    public async Task<OrchestrationInstance> CreateAsync(
        string name, string? id = null, string? input = null, OrchestrationStatus[]? dedupe = null, DateTime? startAt = null, IDictionary<string, string>? tags = null)
    {
        OrchestrationInstance instance = new() { InstanceId = id ?? Guid.NewGuid().ToString("N"), ExecutionId = Guid.NewGuid().ToString("N") };
        ExecutionStartedEvent started = new(-1, input)
        {
            Name = name,
            Version = string.Empty,
            OrchestrationInstance = instance,
            ScheduledStartTime = startAt,
            Tags = tags,
        };
        await Service.CreateTaskOrchestrationAsync(new TaskMessage { OrchestrationInstance = instance, Event = started }, dedupe);
        return instance;
    }

    public Task RaiseAsync(string id, string name, string data) => Service.SendTaskOrchestrationMessageAsync(new TaskMessage
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = id },
        Event = new EventRaisedEvent(-1, data) { Name = name },
    });

    public async Task<OrchestrationState> WaitAsync(string id, string? executionId = null) =>
        await Service.WaitForOrchestrationAsync(id, executionId, TimeSpan.FromSeconds(30), CancellationToken.None)
        ?? throw new TimeoutException($"'{id}' did not end in time; it is {(await StateAsync(id))?.OrchestrationStatus}.");

    public async Task<OrchestrationState?> StateAsync(string id) => await Service.GetOrchestrationStateAsync(id, (string?)null);

    public Task UntilAsync(string id, OrchestrationStatus status) => Eventually.HoldsAsync(
        async () => (await StateAsync(id))?.OrchestrationStatus == status, $"'{id}' did not become {status}.");

    public async Task<List<HistoryEvent>> HistoryAsync(string id)
    {
        List<HistoryEvent> events = [];
        await foreach (HistoryEvent historyEvent in Service.StreamHistoryAsync(id))
        {
            events.Add(historyEvent);
        }

        return events;
    }

    public async Task<List<string>> IdsAsync(string? prefix = null)
    {
        OrchestrationQuery query = new() { InstanceIdPrefix = prefix };
        OrchestrationQueryResult result = await Service.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
        return [.. result.OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId)];
    }

    /// <summary>Takes an orchestration as a dispatcher does.</summary>
    public Task<TaskOrchestrationWorkItem?> LockTurnAsync() =>
        Service.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

    /// <summary>Limits the size of the database, to what it has where no number of pages is given.</summary>
    public async Task LimitAsync(long? pages)
    {
        long limit = pages ?? await Service.Store.WriteAsync(session => session.Scalar("PRAGMA page_count"));
        await Service.Store.WriteAsync(session => session.Scalar($"PRAGMA max_page_count = {limit}"));
    }

    /// <summary>The rows of a table, as another connection sees them.</summary>
    public long Count(string table)
    {
        using SqliteConnection connection = new($"Data Source={Options.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables are the tests' own.
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Service.Dispose();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }

    private void Open()
    {
        Service = new SqliteOrchestrationService(Options);
        Worker = new TaskHubWorker(Service, NullLoggerFactory.Instance) { ErrorPropagationMode = ErrorPropagationMode };
        Client = new TaskHubClient(Service);
        foreach ((string name, Func<OrchestrationContext, string?, FunctionOrchestration, Task<string?>> body) in _orchestrations)
        {
            Register(name, body);
        }

        foreach ((string name, Func<TaskContext, string, Task<string>> body) in _activities)
        {
            Register(name, body);
        }
    }

    private void Register(string name, Func<OrchestrationContext, string?, FunctionOrchestration, Task<string?>> body) =>
        Worker.AddTaskOrchestrations(new Creator<TaskOrchestration>(name, () => new FunctionOrchestration(body)));

    private void Register(string name, Func<TaskContext, string, Task<string>> body) =>
        Worker.AddTaskActivities(new Creator<TaskActivity>(name, () => new FunctionActivity(body)));

    private sealed class Creator<T> : ObjectCreator<T>
    {
        private readonly Func<T> _create;

        public Creator(string name, Func<T> create)
        {
            Name = name;
            Version = string.Empty;
            _create = create;
        }

        public override T Create() => _create();
    }
}
