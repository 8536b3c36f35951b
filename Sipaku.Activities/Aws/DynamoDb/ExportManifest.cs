using System.Text.Json;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>A data file of an export.</summary>
/// <param name="Key">Where it lies in the bucket.</param>
/// <param name="Items">Lines that it must have: a gzip stream that breaks off is not noticed otherwise.</param>
/// <param name="ETag">The object's, as the export wrote it.</param>
internal sealed record ExportFile(string Key, long Items, string? ETag);

/// <summary>Reads the two manifests that DynamoDB writes beside an export's data.</summary>
internal static class ExportManifest
{
    /// <summary>The data files.</summary>
    /// <param name="store">The bucket.</param>
    /// <param name="summaryKey">manifest-summary.json.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    public static async Task<IReadOnlyList<ExportFile>> ReadAsync(IObjectStore store, string summaryKey, CancellationToken cancellation)
    {
        await using Stream summaryText = await OpenAsync(store, summaryKey, cancellation);
        using JsonDocument summary = await JsonDocument.ParseAsync(summaryText, cancellationToken: cancellation);
        string filesKey = summary.RootElement.GetProperty("manifestFilesS3Key").GetString()!;

        List<ExportFile> files = new();
        using StreamReader lines = new(await OpenAsync(store, filesKey, cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length > 0)
            {
                using JsonDocument file = JsonDocument.Parse(line);
                files.Add(new ExportFile(
                    file.RootElement.GetProperty("dataFileS3Key").GetString()!,
                    file.RootElement.GetProperty("itemCount").GetInt64(),
                    file.RootElement.TryGetProperty("etag", out JsonElement etag) ? etag.GetString()?.Trim('"') : null));
            }
        }

        return files;
    }

    private static async Task<Stream> OpenAsync(IObjectStore store, string key, CancellationToken cancellation) =>
        await store.GetAsync(key, cancellation)
        ?? throw new PermanentException($"The export's {S3Location.Text(store.UriOf(key))} is not there.");
}
