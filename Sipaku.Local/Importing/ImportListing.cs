using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Importing;

/// <summary>An import in what <c>GET /api/imports</c> answers.</summary>
/// <param name="Id">Its number.</param>
/// <param name="ImportedAt">When.</param>
/// <param name="Files">The names of its files.</param>
/// <param name="Checksum">XxHash128 of its file in hexadecimal digits; those of several files are divided by blanks.</param>
/// <param name="ReadsAs">What they were read as.</param>
/// <param name="Imported">Readings taken.</param>
/// <param name="Replaced">Of these, readings that took the place of an earlier one.</param>
/// <param name="Refused">Lines refused.</param>
/// <param name="Missing">Missing values.</param>
/// <param name="First">The earliest reading, on the station's clock.</param>
/// <param name="Last">The latest.</param>
/// <param name="InForce">Whether it was neither undone nor cleared.</param>
/// <param name="Sample">Whether it is the bundled sample's.</param>
internal sealed record ImportListing(
    long Id,
    DateTimeOffset ImportedAt,
    IReadOnlyList<string> Files,
    string? Checksum,
    string ReadsAs,
    long Imported,
    long Replaced,
    long Refused,
    long Missing,
    DateTime? First,
    DateTime? Last,
    bool InForce,
    bool Sample)
{
    public static ImportListing Of(StoredImport import) => new(
        import.Id,
        import.ImportedAt,
        [.. import.Files.Select(file => file.Name)],
        import.Files.Any(file => file.Checksum is not null) ? string.Join(' ', import.Files.Select(file => file.Checksum)) : null,
        string.Join("; ", import.Files.Select(file => file.ReadsAs).Where(shape => shape.Length > 0).Distinct()),
        import.Files.Sum(file => file.Imported),
        import.Files.Sum(file => file.Replaced),
        import.Files.Sum(file => file.Refused),
        import.Files.Sum(file => file.Missing),
        import.Files.Min(file => file.First),
        import.Files.Max(file => file.Last),
        import.Ended is null,
        import.Sample);
}
