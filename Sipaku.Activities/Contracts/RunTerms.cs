namespace Sipaku.Activities.Contracts;

/// <summary>What a run does, fixed when it starts so that a change of settings cannot break its replay.</summary>
/// <param name="Today">The day at the station when the run started.</param>
/// <param name="Scale">What the model is trained on.</param>
/// <param name="GapPolicy">What missing days mean.</param>
/// <param name="ExcludeToday">Whether only days before <paramref name="Today"/> count.</param>
public sealed record RunTerms(DateOnly Today, ScaleChoice Scale = ScaleChoice.Linear, GapPolicy GapPolicy = GapPolicy.Rows, bool ExcludeToday = false)
{
    /// <summary>The last day that counts; later ones make no row and no forecast.</summary>
    public DateOnly LastDay => ExcludeToday ? Today.AddDays(-1) : DateOnly.MaxValue;
}
