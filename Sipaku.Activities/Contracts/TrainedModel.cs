namespace Sipaku.Activities.Contracts;

/// <summary>A model, and how well it fits.</summary>
/// <param name="Name">The training job's name.</param>
/// <param name="Trainer">What trained it: <c>least-squares</c> or <c>linear-learner</c>.</param>
/// <param name="Location">The artefact, as a URI.</param>
/// <param name="Metrics">By name; figures on rows that were trained on say <c>in_sample</c> in theirs.</param>
/// <param name="Intercept">Where the trainer tells it.</param>
/// <param name="Weights">Six, of <c>y_6</c> to <c>y_1</c>, where the trainer tells them.</param>
/// <param name="BillableSeconds">What the service charges for, summed over instances.</param>
public sealed record TrainedModel(
    string Name,
    string Trainer,
    Uri Location,
    IReadOnlyDictionary<string, double> Metrics,
    double? Intercept = null,
    IReadOnlyList<double>? Weights = null,
    int? BillableSeconds = null);
