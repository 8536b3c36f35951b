using System.Runtime.CompilerServices;
using Sipaku.Activities.Ports;

namespace Sipaku.Tests.EndToEnd.Gates;

/// <summary>A store that tells of each read of <c>daily/</c>, before it and after it, to whoever may make trouble then.</summary>
internal sealed class TroubledObjectStore(IObjectStore inner) : IObjectStore
{
    /// <summary>Called at each boundary.</summary>
    public Func<Task> Trouble { get; set; } = () => Task.CompletedTask;

    public string DumpSuffix => inner.DumpSuffix;

    public Uri UriOf(string key) => inner.UriOf(key);

    public string? LocalPathOf(string key) => inner.LocalPathOf(key);

    public Task<bool> TryPutAsync(string key, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation) =>
        inner.TryPutAsync(key, write, cancellation);

    public async Task<Stream?> GetAsync(string key, CancellationToken cancellation)
    {
        await TellAsync(key);
        Stream? stream = await inner.GetAsync(key, cancellation);
        await TellAsync(key);
        return stream;
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await TellAsync(prefix);
        await foreach (StoredObject found in inner.ListAsync(prefix, cancellation))
        {
            yield return found;
        }
    }

    public Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation) => inner.FingerprintAsync(key, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => inner.DeleteAsync(keys, cancellation);

    public Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation) => inner.DiscardUnfinishedAsync(prefix, cancellation);

    public Task DeleteAsync(string prefix, CancellationToken cancellation) => inner.DeleteAsync(prefix, cancellation);

    private Task TellAsync(string key) => key.Contains("/daily/", StringComparison.Ordinal) ? Trouble() : Task.CompletedTask;
}
