namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>Gives room in the file back to the disk after large deletions, a little at a time so that commits do not wait for it.</summary>
internal static class StoreSpace
{
    /// <summary>Pages given back in one commit: 1 MB.</summary>
    private const int Chunk = 256;

    /// <summary>Free pages that are kept for what comes: 4 MB, and a quarter of the file.</summary>
    private const int Kept = 1_024;

    public static async Task ReclaimAsync(DurableStore store)
    {
        while (await store.WriteAsync(Step))
        {
        }
    }

    private static bool Step(StoreSession session)
    {
        long free = session.Scalar("PRAGMA freelist_count");
        if (free <= Kept || free * 4 <= session.Scalar("PRAGMA page_count"))
        {
            return false;
        }

        session.Prepare($"PRAGMA incremental_vacuum({Chunk})").Run();
        return session.Scalar("PRAGMA freelist_count") < free;
    }
}
