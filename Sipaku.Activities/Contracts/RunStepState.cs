using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>How far a step of a run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStepState>))]
public enum RunStepState
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>The run has gone on from it.</summary>
    Done,

    /// <summary>What it found blocked the run.</summary>
    Blocked,

    /// <summary>The run ended in it.</summary>
    Failed,

    /// <summary>The run was cancelled in it.</summary>
    Cancelled,
}
