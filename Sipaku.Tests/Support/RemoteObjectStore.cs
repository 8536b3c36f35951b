using Sipaku.Activities.Ports;

namespace Sipaku.Tests.Support;

/// <summary>A store that says it is elsewhere, so that whoever wants a path has to fetch.</summary>
internal sealed class RemoteObjectStore(IObjectStore inner) : IObjectStore
{
    public string DumpSuffix => ".jsonl.gz";

    public Uri UriOf(string key) => new($"s3://bucket/{key}");

    public string? LocalPathOf(string key) => null;

    public Task<bool> TryPutAsync(string key, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation) =>
        inner.TryPutAsync(key, write, cancellation);

    public Task<Stream?> GetAsync(string key, CancellationToken cancellation) => inner.GetAsync(key, cancellation);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellation) => inner.ListAsync(prefix, cancellation);

    public Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation) => inner.FingerprintAsync(key, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => inner.DeleteAsync(keys, cancellation);

    public Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation) => inner.DiscardUnfinishedAsync(prefix, cancellation);

    public Task DeleteAsync(string prefix, CancellationToken cancellation) => inner.DeleteAsync(prefix, cancellation);
}
