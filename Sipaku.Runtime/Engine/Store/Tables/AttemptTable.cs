namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>The statements on Attempts.</summary>
internal static class AttemptTable
{
    /// <summary>Notes that an activity or an orchestrator was running when a process died.</summary>
    public static int CountCrash(StoreSession session, long key, int taskId) => session
        .Prepare("INSERT INTO Attempts (Key, TaskId, Crashes, LoneStarts) VALUES (?1, ?2, 1, 0) ON CONFLICT DO UPDATE SET Crashes = Crashes + 1")
        .Bind(1, key)
        .Bind(2, taskId)
        .Run();

    /// <summary>Notes that a suspect is about to be run alone.</summary>
    public static int CountLoneStart(StoreSession session, long key, int taskId) => session
        .Prepare("UPDATE Attempts SET LoneStarts = LoneStarts + 1 WHERE Key = ?1 AND TaskId = ?2")
        .Bind(1, key)
        .Bind(2, taskId)
        .Run();

    public static Dictionary<(long Key, int TaskId), Attempts> Load(StoreSession session)
    {
        Dictionary<(long, int), Attempts> found = [];
        SqlStatement statement = session.Prepare("SELECT Key, TaskId, Crashes, LoneStarts FROM Attempts");
        while (statement.Step())
        {
            found.Add((statement.Int64(0), statement.Int32(1)), new Attempts(statement.Int32(2), statement.Int32(3)));
        }

        return found;
    }

    public static void Delete(StoreSession session, long key, int taskId) => session
        .Prepare("DELETE FROM Attempts WHERE Key = ?1 AND TaskId = ?2")
        .Bind(1, key)
        .Bind(2, taskId)
        .Run();

    public static void DeleteAll(StoreSession session, long key) =>
        session.Prepare("DELETE FROM Attempts WHERE Key = ?1").Bind(1, key).Run();
}
