namespace Sipaku.Activities.Contracts;

/// <summary>What the feature job found, read from its outputs.</summary>
/// <param name="Readings">Values that count.</param>
/// <param name="Refused">Lines that count for nothing: values that are no finite number, and lines without a valid day.</param>
/// <param name="Days">Days with at least one value that counts.</param>
/// <param name="MissingDays">Days without one between the first and the last.</param>
/// <param name="Rows">Lag rows.</param>
/// <param name="FirstDay">First day with an average.</param>
/// <param name="LastDay">Last day with an average.</param>
/// <param name="StartsAfter">The last day of the window of the first prediction; earlier versions knew no other than the last day.</param>
/// <param name="LastAverages">The six averages of that window, the oldest first.</param>
/// <param name="Missing">Values that say that nothing was measured.</param>
/// <param name="Excluded">Lines of days that do not count. With them readings, refused and missing add up to the dump's lines.</param>
/// <param name="Lowest">The lowest value that counts.</param>
public sealed record FeatureSummary(
    long Readings,
    long Refused,
    int Days,
    int MissingDays,
    int Rows,
    DateOnly FirstDay,
    DateOnly LastDay,
    DateOnly? StartsAfter,
    IReadOnlyList<double> LastAverages,
    long Missing = 0,
    long Excluded = 0,
    double Lowest = 0);
