using System.Runtime.CompilerServices;
using DurableTask.Core;
using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Commits;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <content>What the framework's interfaces do not know of.</content>
public sealed partial class SqliteOrchestrationService
{
    /// <summary>Events read at once, so that a long history neither fills the memory nor keeps a snapshot open.</summary>
    private const int HistoryPage = 500;

    /// <summary>The error type of an orchestration that was given up by <see cref="CountDeathAsync"/>.</summary>
    public const string ParkedErrorType = "Sipaku.DurableTask.Sqlite.OrchestrationParked";

    /// <summary>How many deaths of its process in one turn an orchestration may cause.</summary>
    public const int ParkAfterDeaths = 8;

    /// <summary>The state of an instance, or null where there is none of that id.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="withInput">Whether to read its input as well; the output is always there.</param>
    public OrchestrationState? GetState(string instanceId, bool withInput) => FindRow(instanceId, withInput)?.ToState();

    /// <summary>The events of an instance in their order, read as they are asked for; nothing where there is no such instance.</summary>
    public async IAsyncEnumerable<HistoryEvent> StreamHistoryAsync(string instanceId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (FindRow(instanceId, withInput: false) is not { } row)
        {
            yield break;
        }

        for (int from = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            List<HistoryEvent> page = _store.Read(session => HistoryTable.Load(session, row.Key, from, HistoryPage));
            foreach (HistoryEvent historyEvent in page)
            {
                yield return historyEvent;
            }

            from += page.Count;
            if (page.Count < HistoryPage)
            {
                yield break;
            }

            await Task.Yield();
        }
    }

    /// <summary>
    /// Lets a failed instance go on from before the activities and sub-orchestrations that failed. It is pending when this returns.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public async Task RewindAsync(string instanceId, string? reason)
    {
        OutgoingMessage rewind = OutgoingMessage.Of(new TaskMessage
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId },
            Event = new ExecutionRewoundEvent(-1, reason),
        });
        OrchestrationStatus? status = await WriteAsync((session, writes) =>
        {
            InstanceKey? found = InstanceTable.FindKey(session, instanceId);
            if (found is { Status: OrchestrationStatus.Failed })
            {
                writes.Send(rewind);
            }

            return found?.Status;
        });
        if (status is null)
        {
            throw new ArgumentException($"There is no orchestration with the id '{instanceId}'.", nameof(instanceId));
        }

        if (status != OrchestrationStatus.Failed)
        {
            throw new InvalidOperationException($"Only a failed orchestration can be rewound; '{instanceId}' is {status}.");
        }
    }

    /// <summary>
    /// Notes that the process that ran an orchestrator's code died in a turn of it. Call it before the turn is given back. After two deaths
    /// in one turn the orchestration is a suspect: suspects run one at a time, and the first turn that comes back clears one. After
    /// <see cref="ParkAfterDeaths"/> it fails with a line that says so; it can be rewound.
    /// </summary>
    /// <returns>How many deaths that makes; 0 where the instance is not there or has ended.</returns>
    public Task<int> CountDeathAsync(string instanceId) => WriteAsync((session, writes) =>
    {
        if (InstanceTable.Find(session, instanceId) is not { } row || row.Status.IsFinished())
        {
            return 0;
        }

        int deaths = row.Deaths + 1;
        if (deaths < ParkAfterDeaths)
        {
            InstanceTable.SetDeaths(session, row.Key, deaths);
            writes.Then(hub => hub.SetDeaths(row.Key, deaths));
            return deaths;
        }

        string line = $"The orchestrator '{row.Name}' ended the process that ran it {deaths} times in one turn and is not run again; mend its code, then rewind '{row.Id}'.";
        writes.End(row, OrchestrationStatus.Failed, line, new FailureDetails(ParkedErrorType, line, null, null, isNonRetriable: true));
        return deaths;
    });

    /// <summary>Writes a consistent, compact copy of the store while it is in use.</summary>
    /// <param name="path">The file to write; one that exists is replaced when the copy is complete and on the disk.</param>
    /// <param name="cancellation">Not to begin; a copy under way is finished.</param>
    /// <exception cref="InvalidOperationException">The store is in memory.</exception>
    /// <exception cref="DurableStoreException">The copy could not be written.</exception>
    public Task BackupAsync(string path, CancellationToken cancellation = default) => _store.Path is { } database
        ? SqliteBackup.WriteAsync(database, path, cancellation)
        : throw new InvalidOperationException("A durable store in memory has no backup.");
}
