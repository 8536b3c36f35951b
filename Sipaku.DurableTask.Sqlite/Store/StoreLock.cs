namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>Keeps a second host away from a store. The operating system frees it when the process ends, however it ends.</summary>
internal static class StoreLock
{
    /// <exception cref="DurableStoreException">Another host holds it, or the folder cannot be written.</exception>
    public static FileStream Take(string databasePath)
    {
        string path = databasePath + ".lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DurableStoreException(DurableStoreError.ReadOnly, $"The durable store {databasePath} may not be written: {exception.Message}", exception);
        }
        catch (IOException exception) when (IsTakenByAnother(exception))
        {
            throw new DurableStoreException(
                DurableStoreError.InUse, $"Another host is using the durable store {databasePath}. Stop it, or use another home.", exception);
        }
        catch (IOException exception)
        {
            throw new DurableStoreException(DurableStoreError.ReadOnly, $"The durable store {databasePath} cannot be opened: {exception.Message}", exception);
        }
    }

    // .NET tells a file that another process has locked by the error number alone: EWOULDBLOCK of Linux or macOS, or Windows' sharing violation.
    private static bool IsTakenByAnother(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
