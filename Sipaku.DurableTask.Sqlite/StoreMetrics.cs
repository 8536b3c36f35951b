using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sipaku.DurableTask.Sqlite.Dispatch;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>The store's meter: what it commits, how long the disk takes, and what waits.</summary>
internal sealed class StoreMetrics : IDisposable
{
    private readonly Meter _meter = new(SqliteOrchestrationService.MeterName);
    private readonly Counter<long> _commits;
    private readonly Histogram<double> _durations;

    public StoreMetrics()
    {
        _commits = _meter.CreateCounter<long>("durabletask.sqlite.commits", "{commit}", "Synced commits of the durable store.");
        _durations = _meter.CreateHistogram<double>("durabletask.sqlite.commit.duration", "s", "What synced commits of the durable store took.");
    }

    /// <summary>Shows what memory holds.</summary>
    public void Observe(WorkHub hub)
    {
        _meter.CreateObservableGauge("durabletask.sqlite.orchestrations.unfinished", () => hub.UnfinishedCount, "{orchestration}", "Orchestrations that have not ended.");
        _meter.CreateObservableGauge("durabletask.sqlite.orchestrations.waiting", () => hub.WaitingTurns, "{orchestration}", "Orchestrations that wait for a turn.");
        _meter.CreateObservableGauge("durabletask.sqlite.activities.waiting", () => hub.WaitingActivities, "{activity}", "Activities that wait for a worker.");
    }

    public void Committed(long startedAt)
    {
        _commits.Add(1);
        if (_durations.Enabled)
        {
            _durations.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds);
        }
    }

    public void Dispose() => _meter.Dispose();
}
