namespace Sipaku.Tests.EndToEnd.Aws.Chaos;

/// <summary>What becomes of a call that does not go well.</summary>
internal enum Mishap
{
    Throttled,
    InternalError,
    Unavailable,
    TimeoutBefore,
    TimeoutAfter,
    DropBefore,
    DropAfter,
    BrokenAnswer,
}
