namespace Sipaku.Activities.Contracts;

/// <summary>The three things that a job can be.</summary>
public enum JobState
{
    /// <summary>Not ended yet, waiting to start included.</summary>
    Running,

    /// <summary>Ended, and its result is there.</summary>
    Succeeded,

    /// <summary>Ended without a result: failed, stopped, cancelled or terminated.</summary>
    Failed,
}
