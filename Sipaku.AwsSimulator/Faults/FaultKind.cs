namespace Sipaku.AwsSimulator.Faults;

/// <summary>What can go wrong with a single call.</summary>
public enum FaultKind
{
    /// <summary>400 ThrottlingException; nothing happens.</summary>
    Throttle,

    /// <summary>500 with the service's internal error; nothing happens.</summary>
    InternalError,

    /// <summary>503 ServiceUnavailable; nothing happens.</summary>
    ServiceUnavailable,

    /// <summary>400 ResourceLimitExceeded (SageMaker) or ValidationException on instance limits (EMR); nothing happens.</summary>
    Quota,

    /// <summary>400 AccessDeniedException that names the action and the resource; nothing happens.</summary>
    AccessDenied,

    /// <summary>No answer ever comes, and nothing happens.</summary>
    Timeout,

    /// <summary>No answer ever comes, although the call takes effect.</summary>
    TimeoutAfterEffect,

    /// <summary>The connection is dropped before anything happens.</summary>
    Drop,

    /// <summary>The connection is dropped after the call has taken effect.</summary>
    DropAfterEffect,
}
