namespace Sipaku.Activities.Contracts;

/// <summary>What a run is asked for; what is unset, the settings say.</summary>
/// <param name="Scale">What the model is trained on.</param>
/// <param name="GapPolicy">What missing days mean.</param>
/// <param name="ExcludeToday">Whether only days before today count.</param>
public sealed record ForecastRequest(ScaleChoice? Scale = null, GapPolicy? GapPolicy = null, bool? ExcludeToday = null);
