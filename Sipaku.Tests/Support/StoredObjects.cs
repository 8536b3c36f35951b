using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Tests.Support;

/// <summary>Short ways to put and read text in an object store.</summary>
public static class StoredObjects
{
    public static Task PutTextAsync(this IObjectStore store, string key, string text) => store.PutBytesAsync(key, Encoding.UTF8.GetBytes(text));

    public static Task PutBytesAsync(this IObjectStore store, string key, byte[] bytes) =>
        store.PutAsync(key, async (stream, cancellation) => await stream.WriteAsync(bytes, cancellation), CancellationToken.None);

    public static async Task<string?> GetTextAsync(this IObjectStore store, string key)
    {
        await using Stream? stream = await store.GetAsync(key, CancellationToken.None);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }

    public static async Task<IReadOnlyList<StoredObject>> ListAllAsync(this IObjectStore store, string prefix)
    {
        List<StoredObject> found = new();
        await foreach (StoredObject item in store.ListAsync(prefix, CancellationToken.None))
        {
            found.Add(item);
        }

        return found;
    }

    /// <summary>The non-empty lines of all objects under a prefix, in order of key.</summary>
    public static async Task<IReadOnlyList<string>> ReadLinesAsync(this IObjectStore store, string prefix)
    {
        List<string> lines = new();
        foreach (StoredObject item in await store.ListAllAsync(prefix))
        {
            lines.AddRange((await store.GetTextAsync(item.Key))!.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return lines;
    }

    /// <summary>Finishes a dump over objects that are there.</summary>
    /// <returns>The manifest's key.</returns>
    public static async Task<string> PutManifestAsync(this IObjectStore store, string runId, params string[] keys)
    {
        List<DumpEntry> entries = new();
        foreach (string key in keys)
        {
            ObjectFingerprint stored = (await store.FingerprintAsync(key, CancellationToken.None))!;
            entries.Add(new DumpEntry(key, await CountLinesAsync(store, key), stored.Size, stored.Checksum));
        }

        await store.PutTextAsync(RunKeys.Manifest(runId), JsonSerializer.Serialize(new DumpManifest("a test", entries), JsonSerializerOptions.Web));
        return RunKeys.Manifest(runId);
    }

    private static async Task<long> CountLinesAsync(IObjectStore store, string key)
    {
        await using Stream? stored = await store.GetAsync(key, CancellationToken.None);
        await using Stream plain = key.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored!, CompressionMode.Decompress) : stored!;
        using StreamReader reader = new(plain);
        long lines = 0L;
        while (await reader.ReadLineAsync() is { } line)
        {
            lines += string.IsNullOrWhiteSpace(line) ? 0 : 1;
        }

        return lines;
    }

    /// <summary>Stores readings as a finished dump of one file.</summary>
    /// <returns>The manifest's key.</returns>
    public static Task<string> PutDumpAsync(this IObjectStore store, string runId, IEnumerable<Reading> readings) =>
        store.PutDumpAsync(runId, readings.Select(reading => reading.ToExportLine()));

    /// <summary>Stores lines as a finished dump of one file.</summary>
    /// <returns>The manifest's key.</returns>
    public static async Task<string> PutDumpAsync(this IObjectStore store, string runId, IEnumerable<string> lines)
    {
        string key = RunKeys.DumpPart(runId, 0, 0) + ".jsonl";
        await store.PutTextAsync(key, string.Concat(lines.Select(line => line + "\n")));
        return await store.PutManifestAsync(runId, key);
    }
}
