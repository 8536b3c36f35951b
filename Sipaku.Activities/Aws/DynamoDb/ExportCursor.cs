using System.Text.Json;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>How far a point-in-time export has been dumped.</summary>
/// <param name="ExportArn">The export.</param>
/// <param name="ManifestKey">Its manifest-summary.json, once it is complete.</param>
/// <param name="File">The data file to go on with, in the manifest's order.</param>
/// <param name="Line">Lines of it that were dumped already.</param>
/// <param name="Days">The valid days seen, as <see cref="DaySet"/> writes them.</param>
internal sealed record ExportCursor(string ExportArn, string? ManifestKey = null, int File = 0, long Line = 0, string Days = "")
{
    /// <summary>As the contract carries it.</summary>
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="ToText"/> made.</summary>
    public static ExportCursor? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<ExportCursor>(text);
}
