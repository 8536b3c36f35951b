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

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellation) =>
        store.ListAsync(prefix, cancellation).OrderBy(found => found.Key, StringComparer.Ordinal);

    public Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation) => store.FingerprintAsync(key, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => store.DeleteAsync(keys, cancellation);

    public Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation) => store.DiscardUnfinishedAsync(prefix, cancellation);

    public Task DeleteAsync(string prefix, CancellationToken cancellation) => store.DeleteAsync(prefix, cancellation);
}
