namespace Sipaku.Activities.Contracts;

/// <summary>Asks for a model to be served, and names it afterwards.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">1-based; part of the names of model and config.</param>
/// <param name="ModelLocation">The artefact, as <see cref="TrainedModel.Location"/> says.</param>
public sealed record DeployRequest(string RunId, int Attempt, Uri ModelLocation);
