using System.Runtime.CompilerServices;
using Sipaku.Activities.Ports;

namespace Sipaku.Tests.Aws.Support;

/// <summary>S3 lists keys by their bytes; s3rver lists the folders that it keeps them in, where <c>x/</c> comes before <c>x.json</c>.</summary>
internal sealed class ListedInOrder(IObjectStore store) : IObjectStore
{
    public string DumpSuffix => store.DumpSuffix;

    public Uri UriOf(string key) => store.UriOf(key);

    public string? LocalPathOf(string key) => store.LocalPathOf(key);

    public Task<bool> TryPutAsync(string key, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation) =>
        store.TryPutAsync(key, write, cancellation);

    public Task<Stream?> GetAsync(string key, CancellationToken cancellation) => store.GetAsync(key, cancellation);

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SortedDictionary<string, StoredObject> found = new(StringComparer.Ordinal);
        await foreach (StoredObject stored in store.ListAsync(prefix, cancellation))
        {
            found[stored.Key] = stored;
        }

        foreach (StoredObject stored in found.Values)
        {
            yield return stored;
        }
    }

    public Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation) => store.FingerprintAsync(key, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => store.DeleteAsync(keys, cancellation);

    public Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation) => store.DiscardUnfinishedAsync(prefix, cancellation);

    public Task DeleteAsync(string prefix, CancellationToken cancellation) => store.DeleteAsync(prefix, cancellation);
}
