using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>The statements on Inbox.</summary>
internal static class InboxTable
{
    public static void Insert(StoreSession session, long key, PendingMessage message) => session
        .Prepare("INSERT INTO Inbox (Id, Key, ExecutionId, Kind, DueAt, Body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .Bind(1, message.Id)
        .Bind(2, key)
        .Bind(3, message.ExecutionId)
        .Bind(4, (long)message.Kind)
        .Bind(5, message.DueAt)
        .BindBlob(6, message.Body)
        .Run();

    /// <summary>All messages but for their bodies, oldest first.</summary>
    public static List<(long Key, PendingMessage Message)> Load(StoreSession session)
    {
        List<(long, PendingMessage)> found = [];
        SqlStatement statement = session.Prepare("SELECT Key, Id, ExecutionId, Kind, DueAt FROM Inbox ORDER BY Id");
        while (statement.Step())
        {
            found.Add((statement.Int64(0), new PendingMessage
            {
                Id = statement.Int64(1),
                ExecutionId = statement.Text(2),
                Kind = (EventType)statement.Int32(3),
                DueAt = statement.NullableInt64(4),
            }));
        }

        return found;
    }

    public static byte[]? Body(StoreSession session, long id)
    {
        SqlStatement statement = session.Prepare("SELECT Body FROM Inbox WHERE Id = ?1").Bind(1, id);
        byte[]? body = statement.Step() ? statement.Blob(0) : null;
        statement.Reset();
        return body;
    }

    /// <summary>The bodies of what an instance would find in its next turn, its start first, also where that is not due.</summary>
    public static List<byte[]> Due(StoreSession session, long key, long now)
    {
        List<byte[]> found = [];
        SqlStatement statement = session
            .Prepare($"""
                SELECT Body FROM Inbox WHERE Key = ?1 AND (DueAt IS NULL OR DueAt <= ?2 OR Kind = {(int)EventType.ExecutionStarted})
                ORDER BY Kind <> {(int)EventType.ExecutionStarted}, Id
                """)
            .Bind(1, key)
            .Bind(2, now);
        while (statement.Step())
        {
            found.Add(statement.Blob(0)!);
        }

        return found;
    }

    /// <summary>Deletes what was consumed; false where it is not there.</summary>
    public static bool Delete(StoreSession session, long id) => session.Prepare("DELETE FROM Inbox WHERE Id = ?1").Bind(1, id).Run() == 1;

    public static void DeleteAll(StoreSession session, long key) => session.Prepare("DELETE FROM Inbox WHERE Key = ?1").Bind(1, key).Run();

    /// <summary>Deletes what was meant for executions before this one.</summary>
    public static void DeleteStale(StoreSession session, long key, string executionId) => session
        .Prepare("DELETE FROM Inbox WHERE Key = ?1 AND ExecutionId IS NOT NULL AND ExecutionId <> ?2")
        .Bind(1, key)
        .Bind(2, executionId)
        .Run();
}
