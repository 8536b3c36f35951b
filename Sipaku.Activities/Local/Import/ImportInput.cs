namespace Sipaku.Activities.Local.Import;

/// <summary>Something that readings are imported from.</summary>
public sealed class ImportInput
{
    private readonly Func<Stream> open;

    private ImportInput(string name, string? path, Func<Stream> open, long? length)
    {
        Name = name;
        Path = path;
        this.open = open;
        Length = length;
    }

    /// <summary>What messages call it: the path as it was given, or <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>Where it lies, if it is a file.</summary>
    public string? Path { get; }

    /// <summary>Stored bytes, where they are known beforehand.</summary>
    public long? Length { get; }

    /// <summary>A file, packed or not.</summary>
    /// <exception cref="ImportException">The file does not exist or may not be read.</exception>
    public static ImportInput FromFile(string path)
    {
        try
        {
            // A pipe has no length, and gives what it has to whoever opens it first.
            if (new FileInfo(path) is { Exists: true, Length: 0 })
            {
                return new ImportInput(path, path, () => Open(path), null);
            }

            // Opened here and once more when its turn comes, so that a file that cannot be read is told before anything is imported.
            using FileStream probe = Open(path);
            return new ImportInput(path, path, () => Open(path), probe.CanSeek ? probe.Length : null);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException(
                path.Contains("://", StringComparison.Ordinal)
                    ? $"{path} is an address, and only files are read. Download it first, or pipe what it gives into: import -"
                    : $"{path} does not exist.",
                fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ImportException($"{path} cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    /// <summary>A stream, packed or not, which is disposed after the import.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="stream">Read once, forward only.</param>
    public static ImportInput FromStream(string name, Stream stream) => new(name, null, () => stream, null);

    /// <summary>Opens it for reading, as it is stored.</summary>
    /// <exception cref="ImportException">It cannot be read any more.</exception>
    public Stream Open()
    {
        try
        {
            return open();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{Name} cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
