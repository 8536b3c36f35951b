namespace Sipaku.Activities.Ports;

/// <summary>Whole objects by key. Keys use <c>/</c> and never start with one.</summary>
public interface IObjectStore
{
    /// <summary>The file name ending of compressed or plain JSON lines that dumps have in this store: <c>.jsonl</c> or <c>.jsonl.gz</c>.</summary>
    string DumpSuffix { get; }

    /// <summary>Where an object lies, as a job outside this process would be told: <c>s3://bucket/key</c> or <c>file:///…</c>.</summary>
    Uri UriOf(string key);

    /// <summary>The object's path on this machine, or <see langword="null"/> where the store is remote.</summary>
    string? LocalPathOf(string key);

    /// <summary>
    /// Stores what <paramref name="write"/> writes. Readers see the whole object or, if writing throws or returns <see langword="false"/>,
    /// the one that was there before.
    /// </summary>
    /// <returns>What <paramref name="write"/> returned: whether the object was stored.</returns>
    Task<bool> TryPutAsync(string key, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation);

    /// <summary>Opens an object for reading, or returns <see langword="null"/> where there is none.</summary>
    Task<Stream?> GetAsync(string key, CancellationToken cancellation);

    /// <summary>Objects whose key starts with the prefix, in order of key.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>What tells the object that is there now from any other; <see langword="null"/> where there is none.</summary>
    Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation);

    /// <summary>Deletes objects. One that is not there is no error.</summary>
    Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>
    /// Deletes what puts under the prefix have left that were killed on the way. Nothing may be put there at the same time.
    /// </summary>
    Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation);

    /// <summary>Deletes each object whose key starts with the prefix, which ends in <c>/</c>. None there is no error.</summary>
    Task DeleteAsync(string prefix, CancellationToken cancellation);
}
