using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>The statements on Activities.</summary>
internal static class ActivityTable
{
    public static void Insert(StoreSession session, PendingActivity activity) => session
        .Prepare("INSERT INTO Activities (Id, Key, Attempts, Body) VALUES (?1, ?2, 0, ?3)")
        .Bind(1, activity.Id)
        .Bind(2, activity.Key)
        .BindBlob(3, activity.Body)
        .Run();

    /// <summary>All activities but for their bodies, oldest first.</summary>
    public static List<PendingActivity> Load(StoreSession session)
    {
        List<PendingActivity> found = [];
        SqlStatement statement = session.Prepare("SELECT Id, Key, Attempts FROM Activities ORDER BY Id");
        while (statement.Step())
        {
            found.Add(new PendingActivity { Id = statement.Int64(0), Key = statement.Int64(1), Attempts = statement.Int32(2) });
        }

        return found;
    }

    public static byte[]? Body(StoreSession session, long id)
    {
        SqlStatement statement = session.Prepare("SELECT Body FROM Activities WHERE Id = ?1").Bind(1, id);
        byte[]? body = statement.Step() ? statement.Blob(0) : null;
        statement.Reset();
        return body;
    }

    /// <summary>Notes a hand-out that came to nothing.</summary>
    public static int CountAttempt(StoreSession session, long id) =>
        session.Prepare("UPDATE Activities SET Attempts = Attempts + 1 WHERE Id = ?1").Bind(1, id).Run();

    /// <summary>Deletes one that has its result; false where it is not there (any more).</summary>
    public static bool Delete(StoreSession session, long id) => session.Prepare("DELETE FROM Activities WHERE Id = ?1").Bind(1, id).Run() == 1;

    /// <summary>Deletes those of an instance, and says which.</summary>
    public static List<long> DeleteAll(StoreSession session, long key)
    {
        List<long> found = [];
        SqlStatement statement = session.Prepare("SELECT Id FROM Activities WHERE Key = ?1").Bind(1, key);
        while (statement.Step())
        {
            found.Add(statement.Int64(0));
        }

        session.Prepare("DELETE FROM Activities WHERE Key = ?1").Bind(1, key).Run();
        return found;
    }
}
