using System.Collections.Specialized;
using System.Globalization;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary>Which runs are asked for.</summary>
/// <param name="State">Only these; all where it is <see langword="null"/>.</param>
/// <param name="From">The first day of a start, in UTC.</param>
/// <param name="To">The last day of a start, in UTC.</param>
/// <param name="Page">Of the list, from 1 on.</param>
internal sealed record RunFilter(RunState? State, DateOnly From, DateOnly To, int Page)
{
    private const int MostPages = 1_000_000;

    /// <summary>Reads the query of a request.</summary>
    /// <exception cref="FormatException">A value is none of those that there are; the message says which there are.</exception>
    public static RunFilter Read(NameValueCollection query) => new(
        StateOf(query["status"]),
        DayOf(query, "from") ?? DateOnly.MinValue,
        DayOf(query, "to") ?? DateOnly.MaxValue,
        PageOf(query["page"]));

    /// <summary>Whether a run is asked for.</summary>
    public bool Takes(RunHeader run) =>
        (State is null || run.State == State) && DateOnly.FromDateTime(run.StartedAt) is var day && day >= From && day <= To;

    private static RunState? StateOf(string? text) => string.IsNullOrEmpty(text) ? null
        : Enum.GetNames<RunState>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<RunState>(text, ignoreCase: true)
        : throw new FormatException($"status is '{text}'; it has to be {string.Join(", ", Enum.GetNames<RunState>())} or nothing.");

    private static DateOnly? DayOf(NameValueCollection query, string name) => string.IsNullOrEmpty(query[name]) ? null
        : QueryDay.Of(query[name]) ?? throw new FormatException($"{name} is '{query[name]}'; it has to be a day such as 2014-12-31.");

    private static int PageOf(string? text) => string.IsNullOrEmpty(text) ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page is > 0 and <= MostPages ? page
        : throw new FormatException($"page is '{text}'; it has to be a number from 1 on.");
}
