namespace Sipaku.AwsSimulator.Storage;

/// <summary>Buckets as directories under a root: <c>root/bucket/key</c>.</summary>
/// <param name="root">The directory that holds the buckets.</param>
public sealed class DirectoryBucketStore(string root) : IBucketStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix)
    {
        string directory = Path.Combine(root, bucket);
        IReadOnlyList<string> keys = Directory.Exists(directory)
            ? [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)]
            : [];
        return Task.FromResult(keys);
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string bucket, string key)
    {
        string path = Path.Combine(root, bucket, key);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    /// <inheritdoc/>
    public async Task PutAsync(string bucket, string key, Stream content)
    {
        string path = Path.Combine(root, bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (key.EndsWith('/'))
        {
            return;
        }

        await using FileStream file = File.Create(path);
        await content.CopyToAsync(file);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string bucket, string key)
    {
        string path = Path.Combine(root, bucket, key);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }
}
