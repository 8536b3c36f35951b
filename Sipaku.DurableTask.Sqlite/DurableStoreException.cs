using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>The durable store could not be opened, read or written. The message is one line for people.</summary>
public sealed class DurableStoreException : IOException
{
    /// <summary>Makes one.</summary>
    /// <param name="error">Why.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What was caught, if anything.</param>
    public DurableStoreException(DurableStoreError error, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Error = error;
    }

    /// <summary>Why.</summary>
    public DurableStoreError Error { get; }

    internal static Exception From(Exception exception) => exception is SqliteException sqlite ? From(sqlite) : exception;

    internal static DurableStoreException From(SqliteException exception, string? path = null) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new DurableStoreException(
            DurableStoreError.Full, "The disk of the durable store is full. Make room; work goes on by itself.", exception),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => new DurableStoreException(
            DurableStoreError.ReadOnly, "The durable store may not be written. Check the permissions of its folder and files.", exception),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new DurableStoreException(
            DurableStoreError.InUse, "Another process has the durable store open. Stop it, or use another home.", exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new DurableStoreException(
            DurableStoreError.Damaged, $"The file {path ?? "of the durable store"} is damaged or is something else. Restore a backup, or move it away.", exception),
        _ => new DurableStoreException(DurableStoreError.Other, $"The durable store failed: {exception.Message}", exception),
    };
}
