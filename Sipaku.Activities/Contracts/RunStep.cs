namespace Sipaku.Activities.Contracts;

/// <summary>A step of a run.</summary>
/// <param name="Name">As the run's custom status names it.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="EndedAt">When it ended, in UTC; <see langword="null"/> while it is under way.</param>
/// <param name="State">How far it is.</param>
public sealed record RunStep(string Name, DateTime StartedAt, DateTime? EndedAt = null, RunStepState State = RunStepState.Running);
