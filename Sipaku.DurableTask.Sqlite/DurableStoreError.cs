namespace Sipaku.DurableTask.Sqlite;

/// <summary>Why the durable store refused.</summary>
public enum DurableStoreError
{
    /// <summary>None of the others; the message says what SQLite said.</summary>
    Other,

    /// <summary>Another host has it open.</summary>
    InUse,

    /// <summary>There is no room on the disk. What was acknowledged is safe; work goes on when there is room.</summary>
    Full,

    /// <summary>The file or its folder may not be written.</summary>
    ReadOnly,

    /// <summary>The file is damaged or is no durable store.</summary>
    Damaged,

    /// <summary>A newer version of this library wrote it.</summary>
    NewerVersion,
}
