namespace Sipaku.Activities.Contracts;

/// <summary>Whether a run may go on, and under which terms.</summary>
/// <param name="Attempt">How its attempt to take the run lock went.</param>
/// <param name="Wait">How long it waits for jobs.</param>
/// <param name="Terms">What it does; earlier versions did one thing only, and did not say so.</param>
/// <param name="Recorded">Whether the run keeps a record; one that an earlier version admitted does not, so that its replay is as it was.</param>
public sealed record RunAdmission(LockAttempt Attempt, WaitPlan Wait, RunTerms? Terms, bool Recorded = false);
