namespace Sipaku.Activities.Contracts;

/// <summary>What is kept of a run, also when its durable instance is gone.</summary>
/// <param name="RunId">The run.</param>
/// <param name="State">How it stands, or how it ended.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="EndedAt">When it ended, in UTC; <see langword="null"/> while it is under way.</param>
/// <param name="Steps">The steps that it has entered, in order.</param>
/// <param name="Data">What it found in the data, once that is known.</param>
/// <param name="Model">What it trained, once that is known.</param>
/// <param name="Days">What it predicted, once that is known.</param>
/// <param name="BillableSeconds">What its training cost, where it costs.</param>
/// <param name="Reasons">Why it ended as it did, a sentence each.</param>
/// <param name="NotUndone">What its clean-up could not do; somebody has to look at it.</param>
/// <param name="Sample">Whether it worked on the bundled sample.</param>
/// <param name="Measure">What its readings are and how they are rated, once that is known.</param>
/// <param name="Request">What it was asked for; <see langword="null"/> where it was started past the starter and has not begun.</param>
/// <param name="Scale">What its model is trained on, once that is known.</param>
/// <param name="ScaleReason">Why it is that scale, in one sentence.</param>
/// <param name="Warnings">What the checks of its data and its model found.</param>
/// <param name="Backtest">What such a model was worth on days that are known, once that was tried.</param>
public sealed record RunRecord(
    string RunId,
    RunState State,
    DateTime StartedAt,
    DateTime? EndedAt,
    IReadOnlyList<RunStep> Steps,
    ForecastData? Data,
    ForecastModel? Model,
    IReadOnlyList<ForecastDay>? Days,
    int? BillableSeconds,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> NotUndone,
    bool Sample,
    Measure? Measure = null,
    ForecastRequest? Request = null,
    Scale? Scale = null,
    string? ScaleReason = null,
    IReadOnlyList<ForecastWarning>? Warnings = null,
    Backtest? Backtest = null)
{
    /// <summary>The record of a run that has done nothing yet.</summary>
    public static RunRecord Of(string runId, DateTime startedAt, ForecastRequest? request = null) =>
        new(runId, RunState.Running, startedAt, null, [], null, null, null, null, [], [], Sample: false, Request: request, Warnings: []);
}
