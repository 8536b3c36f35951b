using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Newtonsoft.Json;
using Sipaku.DurableTask.Sqlite.Commits;
using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <content>What clients need.</content>
public sealed partial class SqliteOrchestrationService
{
    // Longer than any timer takes; whoever waits so long waits for ever.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(40);

    /// <inheritdoc cref="CreateTaskOrchestrationAsync(TaskMessage, OrchestrationStatus[])" />
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => CreateTaskOrchestrationAsync(creationMessage, null);

    /// <summary>Creates an instance, in the place of one with the same id where its status allows it.</summary>
    /// <param name="creationMessage">The start.</param>
    /// <param name="dedupeStatuses">The statuses that forbid it; null for those of an instance that has not ended, empty for none.</param>
    /// <exception cref="OrchestrationAlreadyExistsException">There is an instance of that id with such a status.</exception>
    /// <exception cref="NotSupportedException">The id is one of an entity.</exception>
    public async Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[]? dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(creationMessage);
        if (creationMessage.Event is not ExecutionStartedEvent)
        {
            throw new ArgumentException($"An instance is created by an ExecutionStarted event, not by one of type {creationMessage.Event?.EventType}.", nameof(creationMessage));
        }

        OutgoingMessage start = OutgoingMessage.Of(creationMessage);
        ClientRules.RefuseEntities(start.InstanceId);
        if (await WriteAsync((_, writes) => writes.Create(start, dedupeStatuses ?? ClientRules.Unfinished)) is { } status)
        {
            throw new OrchestrationAlreadyExistsException($"An orchestration with the id '{start.InstanceId}' already exists; it is {status}.");
        }
    }

    /// <inheritdoc />
    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => SendTaskOrchestrationMessageBatchAsync(message);

    /// <summary>Sends messages, all or none; those to instances that are not there or have ended are dropped.</summary>
    /// <exception cref="NotSupportedException">An id is one of an entity.</exception>
    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages)
    {
        List<OutgoingMessage> outgoing = messages.Select(OutgoingMessage.Of).ToList();
        outgoing.ForEach(message => ClientRules.RefuseEntities(message.InstanceId));
        return WriteAsync((_, writes) =>
        {
            foreach (OutgoingMessage message in outgoing)
            {
                if (message.Started is null)
                {
                    writes.Send(message);
                }
                else
                {
                    writes.Create(message, ClientRules.Unfinished);
                }
            }
        });
    }

    /// <summary>Terminates an instance: at once where it has not begun, in its next turn otherwise.</summary>
    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string reason) => SendTaskOrchestrationMessageAsync(new TaskMessage
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId },
        Event = new ExecutionTerminatedEvent(-1, reason),
    });

    /// <summary>Waits until an instance ends, without asking again and again.</summary>
    /// <returns>Its state, or null where the time is over or the execution was replaced by another.</returns>
    public async Task<OrchestrationState?> WaitForOrchestrationAsync(string instanceId, string? executionId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellationToken.ThrowIfCancellationRequested();
        InstanceWaiters.Waiter waiter = _hub.Waiters.Begin(instanceId, executionId);
        try
        {
            if (FindRow(instanceId, withInput: true) is { } row && row.Status.IsFinished() && row.IsKnownAs(executionId))
            {
                return row.ToState();
            }

            bool endless = timeout > Forever || timeout < TimeSpan.Zero;
            return await waiter.Source.Task.WaitAsync(endless ? Timeout.InfiniteTimeSpan : timeout, _options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _hub.Waiters.End(waiter);
        }
    }

    /// <summary>The state of an instance, in a list; an empty one where there is none. Only the present execution is kept.</summary>
    public async Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        await GetOrchestrationStateAsync(instanceId, null) is { } state ? [state] : [];

    /// <summary>The state of an instance, or null where there is none of that id, or another execution of it.</summary>
    public Task<OrchestrationState?> GetOrchestrationStateAsync(string instanceId, string? executionId) =>
        Task.FromResult(FindRow(instanceId, withInput: true) is { } row && row.IsKnownAs(executionId) ? row.ToState() : null);

    /// <summary>The events of an instance as a JSON array; an empty one where there is none.</summary>
    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string? executionId) =>
        Task.FromResult(JsonConvert.SerializeObject(ReadHistory(instanceId, executionId)));

    private InstanceRow? FindRow(string instanceId, bool withInput) => _store.ReadSnapshot(session =>
        InstanceTable.Find(session, instanceId) is { } row
            ? withInput ? InstanceTable.WithInput(session, row) : row
            : null);

    private List<HistoryEvent> ReadHistory(string instanceId, string? executionId) => _store.ReadSnapshot(session =>
        InstanceTable.Find(session, instanceId) is { } row && row.IsKnownAs(executionId) ? HistoryTable.Load(session, row.Key) : []);
}
