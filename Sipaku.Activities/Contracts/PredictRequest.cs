namespace Sipaku.Activities.Contracts;

/// <summary>Asks for one day's prediction.</summary>
/// <param name="Deployment">Which model.</param>
/// <param name="Window">Six daily averages, the oldest first.</param>
/// <param name="Scale">What the model was trained on.</param>
public sealed record PredictRequest(DeployRequest Deployment, IReadOnlyList<double> Window, Scale Scale = Scale.Linear);
