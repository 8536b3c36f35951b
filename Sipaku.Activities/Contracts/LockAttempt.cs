namespace Sipaku.Activities.Contracts;

/// <summary>How an attempt to take the run lock went.</summary>
/// <param name="Acquired">Whether the asking run holds the lock now.</param>
/// <param name="Lock">The lock as it is now, whoever holds it.</param>
public sealed record LockAttempt(bool Acquired, RunLock Lock);
