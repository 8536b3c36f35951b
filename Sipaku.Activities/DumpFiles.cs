using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities;

/// <summary>A dump's files as its manifest lists them, for whoever works on them.</summary>
internal static class DumpFiles
{
    private const int SideBySide = 16;

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="PermanentException">It is missing, damaged or names no file.</exception>
    public static async Task<DumpManifest> ReadManifestAsync(this IObjectStore store, string key, CancellationToken cancellation)
    {
        DumpManifest manifest = await store.GetJsonAsync(key, LocalJson.Default.DumpManifest, cancellation)
            ?? throw new PermanentException($"The dump has no manifest ({key}), so it was never finished. Start another run.");
        return manifest.Entries is { Count: > 0 }
            ? manifest
            : throw new PermanentException($"The dump's manifest {key} names no file, so there is nothing to work on.");
    }

    /// <summary>Looks whether each file is the one that the dump wrote.</summary>
    /// <exception cref="PermanentException">One is missing or has changed since.</exception>
    public static Task VerifyAsync(this IObjectStore store, DumpManifest manifest, CancellationToken cancellation) => Parallel.ForEachAsync(
        manifest.Entries,
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
        async (entry, stop) =>
        {
            ObjectFingerprint found = await store.FingerprintAsync(entry.Key, stop)
                ?? throw new PermanentException($"The dump lacks {entry.Key}, which its manifest names. Start another run.");
            if (found != new ObjectFingerprint(entry.Bytes, entry.Checksum))
            {
                throw new PermanentException(
                    $"{entry.Key} has changed since the dump wrote it ({entry.Bytes} bytes then, {found.Size} now). Start another run.");
            }
        });
}
