namespace Sipaku.AwsSimulator.Faults;

/// <summary>How something that was started ends.</summary>
public enum OutcomeKind
{
    /// <summary>As its real work ends: well, unless the work itself fails.</summary>
    Normal,

    /// <summary>
    /// It fails: a cluster while bootstrapping, a step or training job after its run, an endpoint at the end of creation (Failed) or of an
    /// update (Failed, which in the service needs a failed clean-up too).
    /// </summary>
    Failure,

    /// <summary>There are no instances to be had: cluster, training job or endpoint fail with the service's words for it. A failed update goes back to InService.</summary>
    InsufficientCapacity,

    /// <summary>For an endpoint's update: InService again on the old configuration, with a failure reason that nobody has to read.</summary>
    SilentFailure,

    /// <summary>For an endpoint's update: RollingBack, then InService on the old configuration.</summary>
    Rollback,

    /// <summary>For an endpoint's update: RollingBack, then UpdateRollbackFailed, a mix of both configurations.</summary>
    RollbackFailure,
}
