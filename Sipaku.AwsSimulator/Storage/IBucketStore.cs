namespace Sipaku.AwsSimulator.Storage;

/// <summary>The buckets that the simulated services read from and write to. A store that cannot do what it is asked throws <see cref="IOException"/>.</summary>
public interface IBucketStore
{
    /// <summary>The keys in a bucket that start with a prefix, in ordinal order. A missing bucket is empty.</summary>
    Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix);

    /// <summary>An object's content, or null where there is no such object or bucket.</summary>
    Task<Stream?> OpenAsync(string bucket, string key);

    /// <summary>Writes an object.</summary>
    Task PutAsync(string bucket, string key, Stream content);

    /// <summary>Deletes an object; a missing one is no error.</summary>
    Task DeleteAsync(string bucket, string key);
}
