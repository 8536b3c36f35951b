using Sipaku.Activities.Ports;

namespace Sipaku.Tests.Support;

/// <summary>A store that says it is elsewhere, so that whoever wants a path has to fetch.</summary>
internal sealed class RemoteObjectStore(IObjectStore inner) : IObjectStore
{
    public string DumpSuffix => ".jsonl.gz";

    public Uri UriOf(string key) => new($"s3://bucket/{key}");

    public string? LocalPathOf(string key) => null;

    public Task PutAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation) =>
        inner.PutAsync(key, write, cancellation);

    public Task<Stream?> GetAsync(string key, CancellationToken cancellation) => inner.GetAsync(key, cancellation);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellation) => inner.ListAsync(prefix, cancellation);

    public Task DeleteAsync(string prefix, CancellationToken cancellation) => inner.DeleteAsync(prefix, cancellation);
}
