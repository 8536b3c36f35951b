using System.Globalization;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Importing;

/// <summary>What <c>POST /api/readings</c> answers.</summary>
/// <param name="Name">The file's name, as the request gave it.</param>
/// <param name="ReadsAs">What it was read as: <c>PurpleAir: time_stamp, pm2.5_atm</c>.</param>
/// <param name="Stored">Whether anything was stored; not where it was a dry run, or the file is in force already.</param>
/// <param name="Imported">Readings taken.</param>
/// <param name="Replaced">Of these, readings that took the place of an earlier one.</param>
/// <param name="Refused">Lines refused.</param>
/// <param name="Missing">Missing values.</param>
/// <param name="First">The earliest reading, on the station's clock.</param>
/// <param name="Last">The latest.</param>
/// <param name="FirstRows">The first few readings as they were understood.</param>
/// <param name="Refusals">Why lines were refused, the most frequent reason first.</param>
/// <param name="Notes">Sentences for whoever imports.</param>
/// <param name="ImportId">The import's number, where something was stored.</param>
internal sealed record ImportAnswer(
    string Name,
    string ReadsAs,
    bool Stored,
    long Imported,
    long Replaced,
    long Refused,
    long Missing,
    DateTime? First,
    DateTime? Last,
    IReadOnlyList<ImportAnswer.Row> FirstRows,
    IReadOnlyList<ImportAnswer.Refusal> Refusals,
    IReadOnlyList<string> Notes,
    long? ImportId)
{
    /// <summary>A reading as it was understood.</summary>
    internal sealed record Row(DateOnly Date, TimeOnly Time, double Value);

    /// <summary>The lines that were refused for one reason.</summary>
    internal sealed record Refusal(string Reason, long Count, IReadOnlyList<string> FirstPlaces);

    /// <summary>The answer about an import of one file.</summary>
    public static ImportAnswer Of(string name, ImportResult result) => new(
        name,
        result.Files.Count > 0 ? result.Files[0].ReadsAs : "",
        result.Import is not null,
        result.Imported,
        result.Replaced,
        result.Refused,
        result.Missing,
        result.First,
        result.Last,
        [.. result.FirstRows.Select(row => new Row(DateOnly.FromDateTime(row.At), TimeOnly.FromDateTime(row.At), double.Parse(row.Value, CultureInfo.InvariantCulture)))],
        [.. result.Refusals.Select(group => new Refusal(group.Reason, group.Count, [.. group.First.Select(place => PlaceOf(name, place))]))],
        result.SampleRemoved > 0 ? [.. result.Notes, SampleNote(result)] : result.Notes,
        result.Import);

    private static string PlaceOf(string name, RefusedLine place) => string.Create(
        CultureInfo.InvariantCulture, $"{(place.Input == name ? "" : place.Input + " ")}line {place.Line}: {place.Reason}");

    private static string SampleNote(ImportResult result) => string.Create(
        CultureInfo.InvariantCulture, $"The sample's {result.SampleRemoved:N0} readings {(result.Import is null ? "would make" : "made")} way for these.");
}
