using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>The statements on History.</summary>
internal static class HistoryTable
{
    public static void Append(StoreSession session, long key, int number, byte[] body) => session
        .Prepare("INSERT INTO History (Id, Event) VALUES (?1, ?2)")
        .Bind(1, Id(key, number))
        .BindBlob(2, body)
        .Run();

    /// <summary>The history of an instance in its order, or a part of it.</summary>
    public static List<HistoryEvent> Load(StoreSession session, long key, int from = 0, int count = int.MaxValue)
    {
        List<HistoryEvent> events = [];
        SqlStatement statement = session
            .Prepare("SELECT Event FROM History WHERE Id BETWEEN ?1 AND ?2 ORDER BY Id LIMIT ?3")
            .Bind(1, Id(key, from))
            .Bind(2, Id(key, int.MaxValue))
            .Bind(3, count);
        while (statement.Step())
        {
            events.Add(Bodies.ReadEvent(statement.Bytes(0)));
        }

        return events;
    }

    public static void Delete(StoreSession session, long key) => session
        .Prepare("DELETE FROM History WHERE Id BETWEEN ?1 AND ?2")
        .Bind(1, Id(key, 0))
        .Bind(2, Id(key, int.MaxValue))
        .Run();

    private static long Id(long key, int number) => (key << 32) | (uint)number;
}
