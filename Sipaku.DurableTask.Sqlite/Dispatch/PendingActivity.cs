namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>An activity that has no result yet.</summary>
internal sealed class PendingActivity
{
    public required long Id { get; init; }

    /// <summary>The instance that scheduled it.</summary>
    public required long Key { get; init; }

    /// <summary>Null where it is read from the store when it is needed.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Hand-outs that came to nothing.</summary>
    public int Attempts { get; set; }

    /// <summary>Who works on it, or null.</summary>
    public ActivityHandOut? HandOut { get; set; }

    /// <summary>True while its instance has a result of it that is not on the disk.</summary>
    public bool HasEarlyResult { get; set; }

    /// <summary>True once it has its result or is to have none: what is left of it in queues is skipped.</summary>
    public bool IsGone { get; set; }
}
