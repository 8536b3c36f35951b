using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Forecasts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities;

public sealed class RunHistoryTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Life = Guid.NewGuid();

    private readonly TemporaryHome _home = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly SqliteForecastStore _store;
    private readonly RunHistory _history;
    private OrchestrationRuntimeStatus? _live;

    public RunHistoryTests()
    {
        _store = new SqliteForecastStore(_home.Settings, _time);
        _history = new RunHistory(_store, _time);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending, RunState.Running)]
    [InlineData(OrchestrationRuntimeStatus.Running, RunState.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, RunState.Suspended)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, RunState.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Failed, RunState.Failed)]
    [InlineData(null, RunState.Failed)]
    public async Task A_run_that_no_record_ends_is_as_its_instance_is(OrchestrationRuntimeStatus? live, RunState state)
    {
        await WriteAsync("run-1", 1, RunState.Running);
        _live = live;

        RunRecord run = (await _history.FindAsync("run-1", StatusAsync, None))!;

        Assert.Equal(state, run.State);
        Assert.Equal(state == RunState.Failed, run.Reasons.Count == 1);
        Assert.Equal(state, Assert.Single(await _history.ListAsync(StatusAsync, None)).State);
    }

    [Fact]
    public async Task A_run_that_holds_the_lock_and_is_not_known_here_is_about_to_begin_or_anothers()
    {
        await _store.AcquireAsync("run-1", null, None);
        await WriteAsync("run-1", 1, RunState.Running);
        Assert.Equal(RunState.Running, (await _history.FindAsync("run-1", StatusAsync, None))!.State);

        _time.Advance(RunLock.StartLease + TimeSpan.FromSeconds(1));

        Assert.Equal(RunState.Failed, (await _history.FindAsync("run-1", StatusAsync, None))!.State);
    }

    [Fact]
    public async Task A_record_that_has_an_end_stays_as_it_is()
    {
        await WriteAsync("run-1", 1, RunState.Cancelled);
        _live = OrchestrationRuntimeStatus.Running;

        Assert.Equal(RunState.Cancelled, (await _history.FindAsync("run-1", StatusAsync, None))!.State);
    }

    [Fact]
    public async Task Runs_are_listed_in_the_order_in_which_they_took_the_lock_whatever_the_clock_said()
    {
        await WriteAsync("run-first", 1, RunState.Published);
        _time.SetUtcNow(_time.GetUtcNow().AddDays(1));
        await WriteAsync("run-second", 2, RunState.Published);
        await WriteAsync("run-rejected-by-third", 3, RunState.Rejected);
        _time.AdjustTime(_time.GetUtcNow().AddDays(-2));
        await WriteAsync("run-third", 3, RunState.Failed);

        Assert.Equal(
            ["run-third", "run-rejected-by-third", "run-second", "run-first"],
            (await _history.ListAsync(StatusAsync, None)).Select(run => run.RunId));
    }

    private Task WriteAsync(string runId, long fence, RunState state) => _store.WriteRunAsync(
        new RunEntry(RunRecord.Of(runId, _time.GetUtcNow().UtcDateTime) with { State = state }, fence, Life, 1), None);

    private Task<OrchestrationRuntimeStatus?> StatusAsync(string runId, CancellationToken cancellation) => Task.FromResult(_live);
}
