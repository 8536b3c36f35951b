namespace Sipaku.Activities.Contracts;

/// <summary>The model behind a forecast.</summary>
/// <param name="Name">The training job's name.</param>
/// <param name="Trainer">What trained it.</param>
/// <param name="Intercept">Where the trainer tells it.</param>
/// <param name="Weights">Six, of <c>y_6</c> to <c>y_1</c>, where the trainer tells them.</param>
/// <param name="Metrics">By name.</param>
/// <param name="BillableSeconds">What the training cost, where it costs.</param>
public sealed record ForecastModel(
    string Name,
    string Trainer,
    double? Intercept,
    IReadOnlyList<double>? Weights,
    IReadOnlyDictionary<string, double> Metrics,
    int? BillableSeconds = null);
