using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;

namespace Sipaku.Local.Hosting;

/// <summary>The runs as their records have them, beside what the home's durable state says of those that it knows.</summary>
internal sealed class KnownRuns
{
    private readonly RunHistory _history;
    private readonly Home _home;
    private readonly Dictionary<string, InstanceStatus> _live;

    /// <summary>Reads what the durable state says; needs no host.</summary>
    public KnownRuns(Setup setup)
    {
        _history = setup.Services.GetRequiredService<RunHistory>();
        _home = setup.Home;
        _live = RunList.Of(_home).ToDictionary(run => run.InstanceId);
    }

    /// <summary>All runs, the newest first. Those of before there were records come last.</summary>
    public async Task<IReadOnlyList<RunHeader>> ListAsync(CancellationToken cancellation)
    {
        IReadOnlyList<RunHeader> recorded = await _history.ListAsync(StatusOfAsync, cancellation);
        HashSet<string> known = [.. recorded.Select(run => run.RunId)];
        return [.. recorded, .. _live.Values.Where(run => !known.Contains(run.InstanceId)).Select(run => new RunHeader(run.InstanceId, run.State, run.CreatedTime, Fence: 0))];
    }

    /// <summary>The run of an id; of none, the newest.</summary>
    /// <exception cref="UsageException">There is no such run.</exception>
    public async Task<RunRecord> FindAsync(string? id, CancellationToken cancellation)
    {
        id ??= (await ListAsync(cancellation)) is [{ } newest, ..] ? newest.RunId : throw new UsageException("There is no run yet. Start one with: run");
        return await _history.FindAsync(id, StatusOfAsync, cancellation)
            ?? LiveOf(id)?.AsRecord()
            ?? throw new UsageException($"There is no run {id}. See them with: list");
    }

    /// <summary>The run of an id; of none, the newest that is under way, if there is one.</summary>
    /// <exception cref="UsageException">There is no such run.</exception>
    public async Task<RunRecord> FindToCancelAsync(string? id, CancellationToken cancellation)
    {
        IReadOnlyList<RunHeader> runs = await ListAsync(cancellation);
        return await FindAsync(id ?? runs.FirstOrDefault(run => IsUnderWay(run.State))?.RunId, cancellation);
    }

    /// <summary>What the home's durable state says of a run, where it knows it.</summary>
    public InstanceStatus? LiveOf(string runId) => _live.GetValueOrDefault(runId);

    /// <summary>The state in a word or three: of a run under way, also whether anybody works on it.</summary>
    public string StateOf(string runId, RunState state) =>
        IsUnderWay(state) && _live.ContainsKey(runId) && !HomeLock.IsTaken(_home) ? $"{state} (no host)" : state.ToString();

    /// <summary>Whether a run in this state goes on.</summary>
    public static bool IsUnderWay(RunState state) => state is RunState.Running or RunState.Suspended;

    private Task<OrchestrationRuntimeStatus?> StatusOfAsync(string runId, CancellationToken cancellation) =>
        Task.FromResult(LiveOf(runId)?.Status);
}
