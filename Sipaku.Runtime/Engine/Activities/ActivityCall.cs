using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Activities;

/// <summary>An activity that is scheduled durably and not done.</summary>
internal sealed record ActivityCall(LiveInstance Instance, int Generation, int TaskId, string Name, string? Input)
{
    /// <summary>Set where it was running when a process died.</summary>
    public Attempts? Attempts { get; init; }

    /// <summary>The version that was asked for.</summary>
    public required string Version { get; init; }

    public long Key => Instance.Record.Key;
}
