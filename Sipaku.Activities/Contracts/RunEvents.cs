namespace Sipaku.Activities.Contracts;

/// <summary>Events that a run heeds.</summary>
public static class RunEvents
{
    /// <summary>
    /// Asks a run to stop and clean up; its payload is the reason, a string. Terminating an instance instead runs no clean-up.
    /// </summary>
    public const string Cancel = "Cancel";
}
