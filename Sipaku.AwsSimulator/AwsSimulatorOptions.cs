using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator;

/// <summary>How a simulator runs.</summary>
public sealed record AwsSimulatorOptions
{
    /// <summary>The buckets that scripts, data and models lie in.</summary>
    public required IBucketStore Buckets { get; init; }

    /// <summary>The loopback URL to listen on; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>The region that the simulator plays. Requests signed for another one are refused.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>How many times as fast as the time provider simulated time passes.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The time that simulated time follows.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long things take, in simulated time.</summary>
    public SimulatedDurations Durations { get; init; } = new();

    /// <summary>The roles and instance profiles that exist, as ARNs or names; null lets any pass.</summary>
    public IReadOnlySet<string>? KnownRoles { get; init; }

    /// <summary>Whether the metastore of clusters is Glue's Data Catalog, in which no temporary table can be made.</summary>
    public bool HasGlueCatalog { get; init; }

    /// <summary>Called with each event as it happens; it must not block.</summary>
    public Action<SimulatorEvent>? OnEvent { get; init; }

    /// <summary>How often, in real time, the simulator looks whether something is due; null looks only when a call comes in.</summary>
    public TimeSpan? TickInterval { get; init; }
}
