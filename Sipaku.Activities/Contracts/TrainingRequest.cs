namespace Sipaku.Activities.Contracts;

/// <summary>Asks for a model.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">1-based; part of the job's name.</param>
/// <param name="Rows">Lag rows under the run's <c>features/</c>, and as many under <c>features-log/</c>.</param>
/// <param name="Scale">Which of them are trained on.</param>
public sealed record TrainingRequest(string RunId, int Attempt, int Rows, Scale Scale = Scale.Linear);
