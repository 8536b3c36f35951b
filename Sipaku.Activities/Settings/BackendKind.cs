namespace Sipaku.Activities.Settings;

/// <summary>Which adapter serves a port.</summary>
public enum BackendKind
{
    /// <summary>This machine.</summary>
    Local,

    /// <summary>Amazon Web Services.</summary>
    Aws,
}
