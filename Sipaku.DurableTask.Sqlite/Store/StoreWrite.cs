namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>Something that is written atomically, grouped with whatever else is waiting into one synced commit.</summary>
internal abstract class StoreWrite
{
    /// <summary>
    /// Writes, inside the writer's transaction. May be called again on a clean transaction where the group that it was
    /// in failed, so it keeps nothing between calls. What it refuses for a reason of its own it notes and reports in
    /// <see cref="Committed"/>; an exception means that the store failed.
    /// </summary>
    public abstract void Execute(StoreSession session);

    /// <summary>
    /// Called once it is synced to the disk, in the order of the commits and by nobody else meanwhile; hands over and returns.
    /// </summary>
    public virtual void Committed()
    {
    }

    /// <summary>Called where nothing of it was written.</summary>
    public virtual void Failed(Exception exception)
    {
    }
}
