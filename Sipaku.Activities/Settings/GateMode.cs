namespace Sipaku.Activities.Settings;

/// <summary>What becomes of a model that is worse than what costs nothing.</summary>
public enum GateMode
{
    /// <summary>It is deployed, and the forecast says so.</summary>
    Report,

    /// <summary>It is not deployed: the run is blocked with the figures.</summary>
    Block,
}
