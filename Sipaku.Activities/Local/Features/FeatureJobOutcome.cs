namespace Sipaku.Activities.Local.Features;

/// <summary>Written beside the outputs when all are whole: the job's proof that it has finished.</summary>
/// <param name="Days">Days with an average.</param>
/// <param name="Rows">Lag rows.</param>
/// <param name="Dateless">Lines without a valid day, which count nowhere else.</param>
internal sealed record FeatureJobOutcome(long Days, long Rows, long Dateless);
