using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>Where a run is in its life.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    /// <summary>It is under way, or about to be.</summary>
    Running,

    /// <summary>It was told to wait. It keeps the run lock.</summary>
    Suspended,

    /// <summary>Its forecast was published.</summary>
    Published,

    /// <summary>A check of its data or its model kept it from publishing.</summary>
    Blocked,

    /// <summary>It could not go on.</summary>
    Failed,

    /// <summary>Somebody asked for its end.</summary>
    Cancelled,

    /// <summary>Another run held the lock.</summary>
    Rejected,
}
