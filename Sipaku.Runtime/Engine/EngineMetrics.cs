using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sipaku.Runtime.Engine;

/// <summary>The engine's meter: what it does, how long the disk and the activities take, and what waits.</summary>
internal sealed class EngineMetrics : IDisposable
{
    private readonly Meter _meter = new(Telemetry.SourceName);
    private readonly Counter<long> _started;
    private readonly Counter<long> _finished;
    private readonly Histogram<double> _activities;

    public EngineMetrics()
    {
        _started = _meter.CreateCounter<long>("sipaku.orchestrations.started", "{orchestration}", "Executions of orchestrators that were started.");
        _finished = _meter.CreateCounter<long>("sipaku.orchestrations.finished", "{orchestration}", "Orchestrations that ended, by status.");
        _activities = _meter.CreateHistogram<double>("sipaku.activity.duration", "s", "What executions of activities took, by name and outcome.");
    }

    /// <summary>Shows what is unfinished, what runs and what the store has committed.</summary>
    public void Observe(EngineCore core)
    {
        _meter.CreateObservableGauge("sipaku.orchestrations.unfinished", () => core.Directory.Count, "{orchestration}", "Orchestrations that have not ended.");
        _meter.CreateObservableGauge("sipaku.activities.running", () => core.Activities.Running, "{activity}", "Activities that run at this moment.");
        _meter.CreateObservableGauge("sipaku.activities.waiting", () => core.Activities.Waiting, "{activity}", "Activities that wait for their turn.");
        _meter.CreateObservableCounter("sipaku.store.commits", () => core.Store.Writer.Commits, "{commit}", "Synced commits of the durable store.");
    }

    public void OrchestrationStarted(string name) => _started.Add(1, new KeyValuePair<string, object?>("durabletask.task.name", name));

    public void OrchestrationFinished(string name, string status) => _finished.Add(
        1,
        new KeyValuePair<string, object?>("durabletask.task.name", name),
        new KeyValuePair<string, object?>("durabletask.task.status", status));

    public void ActivityEnded(string name, string outcome, long startedAt) => _activities.Record(
        Stopwatch.GetElapsedTime(startedAt).TotalSeconds,
        new KeyValuePair<string, object?>("durabletask.task.name", name),
        new KeyValuePair<string, object?>("durabletask.task.status", outcome));

    public void Dispose() => _meter.Dispose();
}
