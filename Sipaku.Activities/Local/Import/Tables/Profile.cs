using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>
/// The columns of a source of readings. Of each list of names the first that a file has counts; names are compared without regard to case.
/// </summary>
/// <param name="Name">What users call it.</param>
internal sealed record Profile(string Name)
{
    /// <summary>The date, or date and time.</summary>
    public IReadOnlyList<string> Date { get; init; } = [];

    /// <summary>The year and month (<c>yyyyMM</c>) of dates that are no more than a day of the month.</summary>
    public IReadOnlyList<string> Month { get; init; } = [];

    /// <summary>Year, month, day and hour, where each is a column of its own.</summary>
    public IReadOnlyList<string> DateParts { get; init; } = [];

    /// <summary>The time of day. A file has to have it unless the list is empty.</summary>
    public IReadOnlyList<string> Time { get; init; } = [];

    /// <summary>Whether a file may lack a column of <see cref="Time"/>.</summary>
    public bool TimeIsOptional { get; init; }

    /// <summary>The value that is taken unless the user names another.</summary>
    public IReadOnlyList<string> Value { get; init; } = [];

    /// <summary>Other columns by which the source is recognised.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Columns that tell stations and sensors apart; all that a file has.</summary>
    public IReadOnlyList<string> Station { get; init; } = [];

    /// <summary>The column that says what was measured.</summary>
    public IReadOnlyList<string> Pollutant { get; init; } = [];

    /// <summary>The column with the unit.</summary>
    public IReadOnlyList<string> Unit { get; init; } = [];

    /// <summary>What each value column measures, where its name does not say it.</summary>
    public IReadOnlyDictionary<string, string> Measures { get; init; } = new Dictionary<string, string>();

    /// <summary>What all value columns measure.</summary>
    public string? MeasureOfAll { get; init; }

    /// <summary>The unit of all value columns, where no column says it.</summary>
    public string? UnitOfAll { get; init; }

    /// <summary>Values that stand for a missing one.</summary>
    public IReadOnlyList<double> Sentinels { get; init; } = [];

    /// <summary>Further words for a missing value.</summary>
    public IReadOnlyList<string> MissingWords { get; init; } = [];

    /// <summary>Whether an hour is named after its end, so that an hour has to be taken off.</summary>
    public bool IsHourEnding { get; init; }

    /// <summary>The orders that dates may be in.</summary>
    public DateOrders Orders { get; init; } = DateOrders.Any;
}
