using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using SQLitePCL;

namespace Sipaku.Activities.Local;

/// <summary>Says in one line what a full disk, a read-only home or a damaged database means, and whether waiting helps.</summary>
internal static class LocalFaults
{
    /// <summary>Where a fault carries the database's file.</summary>
    public const string DatabaseKey = "database";

    private const int DiskFullLinux = 28;
    private const int DiskFullWindows = 112;
    private const int QuotaLinux = 122;

    /// <summary>The error to throw in place of what the file system or SQLite threw.</summary>
    public static StepException AsStepException(Exception fault, string home) => IsDiskFull(fault)
        ? new CapacityException(Describe(fault, home), fault)
        : new PermanentException(Describe(fault, home), fault);

    /// <summary>Whether the fault is one that <see cref="AsStepException"/> understands.</summary>
    public static bool IsStorageFault(Exception fault) => fault is IOException or UnauthorizedAccessException or SqliteException;

    /// <summary>One line.</summary>
    public static string Describe(Exception fault, string home) => fault switch
    {
        _ when IsDiskFull(fault) => $"The disk that holds {home} is full. Free some space; nothing stored so far is lost.",
        UnauthorizedAccessException or SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN }
            => $"{home} cannot be written. Make it writable, or set SIPAKU_HOME to a folder that is.",
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED }
            => $"Another process is writing to the database in {home}. Try again when it has finished.",
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB }
            => $"{Subject(fault, home)} is damaged. Restore it from a backup, or move it away to start over without what it held.",
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR }
            => $"{Subject(fault, home)} cannot be read or written: the disk reports an error, or is full. Free some space and look at the disk; nothing stored so far is lost.",
        PathTooLongException => $"The path of {home} is too long for this system. Set SIPAKU_HOME to a shorter one.",
        _ => $"{home} cannot be used: {OneLine(fault.Message)}",
    };

    /// <summary>The database's file, where the fault names it.</summary>
    private static string Subject(Exception fault, string home) => fault.Data[DatabaseKey] is string file ? file : $"The database in {home}";

    private static bool IsDiskFull(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == raw.SQLITE_FULL,
        IOException io => (io.HResult & 0xFFFF) is DiskFullLinux or DiskFullWindows or QuotaLinux,
        _ => false,
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
