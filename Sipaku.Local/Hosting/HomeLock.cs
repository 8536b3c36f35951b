namespace Sipaku.Local.Hosting;

/// <summary>Owning a home. The operating system frees the lock with the process, however it ends.</summary>
internal sealed class HomeLock : IDisposable
{
    private readonly FileStream _file;

    private HomeLock(FileStream file) => _file = file;

    /// <summary>Takes the home, or returns null where another process owns it.</summary>
    /// <exception cref="UsageException">The home cannot be written to.</exception>
    public static HomeLock? TryTake(Home home)
    {
        home.Create();
        try
        {
            return new HomeLock(new FileStream(home.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsTakenByAnother(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw home.NotWritable(exception);
        }
    }

    /// <summary>Whether somebody owns the home; changes nothing in it.</summary>
    public static bool IsTaken(Home home)
    {
        try
        {
            using FileStream file = new(home.Lock, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException exception)
        {
            return IsTakenByAnother(exception);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => _file.Dispose();

    // .NET tells a file that another process has locked by the error number alone: EWOULDBLOCK of Linux or macOS, or Windows' sharing violation.
    private static bool IsTakenByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
