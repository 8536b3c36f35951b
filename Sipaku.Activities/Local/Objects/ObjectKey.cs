namespace Sipaku.Activities.Local.Objects;

/// <summary>Keeps keys inside the store's folder, whatever a run's id may hold.</summary>
internal static class ObjectKey
{
    private static readonly char[] Forbidden = [.. "\\:*?\"<>|", .. Enumerable.Range(0, 32).Select(code => (char)code)];

    /// <summary>The key as a relative path.</summary>
    /// <exception cref="ArgumentException">The key is empty, could leave the folder or has no name on some file system.</exception>
    public static string ToRelativePath(string key)
    {
        string[] parts = key.Split('/');
        // A leading dot is refused not only for "..": names that start with one are the store's own.
        if (Array.Exists(parts, part => part.Length == 0 || part[0] == '.') || key.IndexOfAny(Forbidden) >= 0)
        {
            throw new ArgumentException($"'{key}' is no object key: names divided by '/', none empty or with a leading dot.", nameof(key));
        }

        return Path.Combine(parts);
    }

    /// <summary>A prefix that ends in <c>/</c> as a relative path.</summary>
    public static string FolderOf(string prefix) => prefix.EndsWith('/')
        ? ToRelativePath(prefix[..^1])
        : throw new ArgumentException($"'{prefix}' is no prefix to delete: it must end in '/'.", nameof(prefix));
}
