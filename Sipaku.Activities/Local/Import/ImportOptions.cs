using System.Text.Json;

namespace Sipaku.Activities.Local.Import;

/// <summary>What a user says about the files of an import. Whatever is left out is found out from each file.</summary>
public sealed record ImportOptions
{
    /// <summary>Nothing said.</summary>
    public static ImportOptions None { get; } = new();

    /// <summary>A profile's name, ours or one of the settings'.</summary>
    public string? Profile { get; init; }

    /// <summary>The column with the date, or with date and time: its name, or its number from 1 on.</summary>
    public string? DateColumn { get; init; }

    /// <summary>The column with the time of day.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>The column with the value.</summary>
    public string? ValueColumn { get; init; }

    /// <summary>Conditions <c>column=value</c> that a row has to fulfil, all of them; <c>*</c> is any value.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary><c>dmy</c>, <c>mdy</c>, <c>ymd</c>, or a pattern such as <c>dd.MM.yyyy HH:mm</c>.</summary>
    public string? DateFormat { get; init; }

    /// <summary>The decimal mark, <c>.</c> or <c>,</c>; the other one then divides thousands.</summary>
    public string? DecimalMark { get; init; }

    /// <summary>What divides columns: one character, or <c>tab</c>.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Whether the whole lines of a file that is cut off are taken.</summary>
    public bool AcceptTruncated { get; init; }

    /// <summary>Equal where the options are equal.</summary>
    public string Canonical => JsonSerializer.Serialize(this with { Where = [.. Where.Order(StringComparer.Ordinal)] }, CanonicalJson.Default.ImportOptions);
}
