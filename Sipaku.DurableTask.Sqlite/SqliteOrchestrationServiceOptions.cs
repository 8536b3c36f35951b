using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>How a <see cref="SqliteOrchestrationService"/> works.</summary>
public sealed class SqliteOrchestrationServiceOptions
{
    /// <summary>The database's file, made where there is none with the folders it is in; null for memory, which ends with the service.</summary>
    public string? Path { get; set; }

    /// <summary>Whether other processes are kept from the file by a lock of its own beside it. False where the caller has one.</summary>
    public bool TakeLock { get; set; } = true;

    /// <summary>What tells the time for timers, pauses, retention and the times of instances.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Orchestrations that run at once, live sessions included, of which at most half may be.</summary>
    public int MaxConcurrentOrchestrations { get; set; } = 100;

    /// <summary>Activities that run at once.</summary>
    public int MaxConcurrentActivities { get; set; } = 10;

    /// <summary>
    /// Whether an orchestration stays in memory between its turns. Without it each turn reads and replays the whole history, so that the
    /// cost of an orchestration is quadratic in its length.
    /// </summary>
    public bool ExtendedSessions { get; set; } = true;

    /// <summary>How long an orchestration stays in memory with nothing to do.</summary>
    public TimeSpan ExtendedSessionIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether orchestrators run in this process. Where they do, those that were in a turn when it died are counted at the next start as by
    /// <see cref="SqliteOrchestrationService.CountDeathAsync"/>. Where they run in another process, its keeper counts.
    /// </summary>
    public bool CountOwnDeaths { get; set; } = true;

    /// <summary>How long finished instances are kept; null for ever.</summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>Where it says what it did of itself.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;
}
