using System.Collections.ObjectModel;
using Sipaku.Runtime.Engine.Versions;

namespace Sipaku.Runtime.Engine;

/// <summary>How the durable engine works.</summary>
internal sealed class DurableEngineOptions
{
    /// <summary>The database's file, or null for a store in memory.</summary>
    public string? DatabasePath { get; set; }

    /// <summary>Activities that run at once; those of all orchestrations together.</summary>
    public int MaxConcurrentActivities { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrations whose code stays in memory between turns; those that waited longest are dropped and replayed when needed.</summary>
    public int MaxCachedOrchestrations { get; set; } = 1_000;

    /// <summary>How long a stop waits for what is running before it abandons it.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an orchestrator may keep its thread before it counts as blocked and fails.</summary>
    public TimeSpan BlockedTurnLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest that the engine sleeps at once, whatever timer is next: a laptop that was suspended, or a clock that was set, is
    /// noticed within it.
    /// </summary>
    public TimeSpan MaxSleep { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Leaves unfinished instances where they are: they can be seen, and told things that the next host heeds.
    /// </summary>
    public bool Dormant { get; set; }

    /// <summary>The version of new orchestrations and those that run; null for none, and whatever there is runs.</summary>
    public VersionPolicy? Versions { get; set; }

    /// <summary>What the host tells orchestrators, by name.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; set; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>How long finished instances are kept, or null for ever.</summary>
    public TimeSpan? Retention { get; set; }
}
