using Sipaku.Runtime.Engine.Instances;

namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>The statements on Inbox.</summary>
internal static class InboxTable
{
    public static void Insert(StoreSession session, long key, InstanceMessage message, long at) => session
        .Prepare("INSERT INTO Inbox (Id, Key, Kind, Generation, TaskId, At, Name, Data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .Bind(1, message.InboxId)
        .Bind(2, key)
        .Bind(3, (long)message.Kind)
        .Bind(4, message.Generation)
        .Bind(5, message.TaskId < 0 ? null : (long?)message.TaskId)
        .Bind(6, at)
        .Bind(7, message.Name)
        .Bind(8, message.Data)
        .Run();

    public static void Delete(StoreSession session, long id) =>
        session.Prepare("DELETE FROM Inbox WHERE Id = ?1").Bind(1, id).Run();

    public static void DeleteAll(StoreSession session, long key) =>
        session.Prepare("DELETE FROM Inbox WHERE Key = ?1").Bind(1, key).Run();

    /// <summary>All messages with the key of the instance that each is for, in the order in which they came.</summary>
    public static List<(long Key, InstanceMessage Message)> Load(StoreSession session)
    {
        List<(long, InstanceMessage)> found = [];
        SqlStatement statement = session.Prepare("SELECT Key, Id, Kind, Generation, TaskId, Name, Data FROM Inbox ORDER BY Id");
        while (statement.Step())
        {
            InstanceMessage message = new((HistoryKind)statement.Int32(2))
            {
                InboxId = statement.Int64(1),
                Generation = statement.Int32(3),
                TaskId = (int)(statement.NullableInt64(4) ?? -1),
                Name = statement.Text(5),
                Data = statement.Text(6),
            };
            found.Add((statement.Int64(0), message));
        }

        return found;
    }
}
