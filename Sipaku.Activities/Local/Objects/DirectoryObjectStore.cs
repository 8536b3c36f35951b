using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Objects;

/// <summary>Objects as files under <c>objects</c> of the home folder.</summary>
internal sealed class DirectoryObjectStore : IObjectStore
{
    private const int BufferSize = 1 << 16;
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(6);

    private readonly string home;
    private readonly string root;
    private readonly string unfinished;
    private readonly Lazy<bool> swept;

    public DirectoryObjectStore(SipakuSettings settings, TimeProvider time)
    {
        home = settings.Home;
        root = Path.Combine(Path.GetFullPath(home), "objects");
        unfinished = Path.Combine(root, ".unfinished");
        swept = new Lazy<bool>(() => SweepForgotten(time.GetUtcNow()));
    }

    /// <inheritdoc />
    public string DumpSuffix => ".jsonl";

    /// <inheritdoc />
    public Uri UriOf(string key) => new UriBuilder(Uri.UriSchemeFile, "") { Path = LocalPathOf(key) }.Uri;

    /// <inheritdoc />
    public string LocalPathOf(string key) => key.EndsWith('/')
        ? Path.Combine(root, ObjectKey.FolderOf(key)) + Path.DirectorySeparatorChar
        : Path.Combine(root, ObjectKey.ToRelativePath(key));

    /// <inheritdoc />
    public async Task<bool> TryPutAsync(string key, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation)
    {
        string path = Path.Combine(root, ObjectKey.ToRelativePath(key));
        string? temporary = null;
        try
        {
            Directory.CreateDirectory(unfinished);
            _ = swept.Value;
            temporary = Path.Combine(unfinished, Path.GetRandomFileName());
            bool wanted;
            await using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize))
            {
                wanted = await write(file, cancellation);

                // A rename that reaches the disk before the content would leave an empty object after a power cut.
                file.Flush(flushToDisk: true);
            }

            if (!wanted)
            {
                Discard(temporary);
                return false;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception fault)
        {
            Discard(temporary);
            if (fault is IOException or UnauthorizedAccessException)
            {
                throw LocalFaults.AsStepException(fault, home);
            }

            throw;
        }
    }

    /// <inheritdoc />
    public Task<Stream?> GetAsync(string key, CancellationToken cancellation)
    {
        string path = Path.Combine(root, ObjectKey.ToRelativePath(key));
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.SequentialScan));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LocalFaults.AsStepException(fault, home);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        StoredObject[] objects;
        try
        {
            objects = Find(prefix);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LocalFaults.AsStepException(fault, home);
        }

        foreach (StoredObject found in objects)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return found;
        }
    }

    /// <inheritdoc />
    public async Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation)
    {
        await using Stream? content = await GetAsync(key, cancellation);
        if (content is null)
        {
            return null;
        }

        try
        {
            XxHash128 hash = new();
            await hash.AppendAsync(content, cancellation);
            return new ObjectFingerprint(content.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (IOException fault)
        {
            throw LocalFaults.AsStepException(fault, home);
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        try
        {
            foreach (string path in keys.Select(key => Path.Combine(root, ObjectKey.ToRelativePath(key))).Where(File.Exists))
            {
                File.Delete(path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LocalFaults.AsStepException(fault, home);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    /// <remarks>Unfinished files have names that say nothing of their keys; they are swept by age.</remarks>
    public Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public Task DeleteAsync(string prefix, CancellationToken cancellation)
    {
        try
        {
            Directory.Delete(Path.Combine(root, ObjectKey.FolderOf(prefix)), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            return Task.CompletedTask;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LocalFaults.AsStepException(fault, home);
        }

        return Task.CompletedTask;
    }

    private StoredObject[] Find(string prefix)
    {
        int lastSlash = prefix.LastIndexOf('/');
        DirectoryInfo folder = new(lastSlash < 0 ? root : Path.Combine(root, ObjectKey.ToRelativePath(prefix[..lastSlash])));
        if (!folder.Exists)
        {
            return [];
        }

        return
        [
            .. folder.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => new StoredObject(
                    Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'),
                    file.Length,
                    file.LastWriteTimeUtc))
                .Where(found => found.Key[0] != '.' && found.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(found => found.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>What a killed process was writing is of no use to anybody; what is young may be another's.</summary>
    private bool SweepForgotten(DateTimeOffset now)
    {
        foreach (FileInfo file in new DirectoryInfo(unfinished).EnumerateFiles())
        {
            if (now - file.LastWriteTimeUtc > ForgottenAfter)
            {
                Discard(file.FullName);
            }
        }

        return true;
    }

    private static void Discard(string? path)
    {
        try
        {
            if (path is not null)
            {
                File.Delete(path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The fault that led here is the one to tell; the next start sweeps.
        }
    }
}
