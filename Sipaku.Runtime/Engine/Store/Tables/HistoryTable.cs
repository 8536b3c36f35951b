namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>The statements on History.</summary>
internal static class HistoryTable
{
    public static void Append(StoreSession session, long key, int number, HistoryRow row) => session
        .Prepare("INSERT INTO History (Id, Kind, TaskId, At, DueAt, Name, Target, Data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .Bind(1, Id(key, number))
        .Bind(2, (long)row.Kind)
        .Bind(3, row.TaskId < 0 ? null : (long?)row.TaskId)
        .Bind(4, row.At)
        .Bind(5, row.DueAt)
        .Bind(6, row.Name)
        .Bind(7, row.Target)
        .Bind(8, row.Data)
        .Run();

    /// <summary>The history of an instance in its order.</summary>
    public static List<HistoryRow> Load(StoreSession session, long key)
    {
        List<HistoryRow> rows = [];
        SqlStatement statement = session
            .Prepare("SELECT Kind, TaskId, At, DueAt, Name, Target, Data FROM History WHERE Id BETWEEN ?1 AND ?2 ORDER BY Id")
            .Bind(1, Id(key, 0))
            .Bind(2, Id(key, int.MaxValue));
        while (statement.Step())
        {
            rows.Add(new HistoryRow
            {
                Kind = (HistoryKind)statement.Int32(0),
                TaskId = (int)(statement.NullableInt64(1) ?? -1),
                At = statement.Int64(2),
                DueAt = statement.NullableInt64(3),
                Name = statement.Text(4),
                Target = statement.Text(5),
                Data = statement.Text(6),
            });
        }

        return rows;
    }

    /// <summary>The input that the instance's present execution was started with.</summary>
    public static string? Input(StoreSession session, long key)
    {
        SqlStatement statement = session.Prepare("SELECT Data FROM History WHERE Id = ?1").Bind(1, Id(key, 0));
        string? input = statement.Step() ? statement.Text(0) : null;
        statement.Reset();
        return input;
    }

    public static void Delete(StoreSession session, long key) => session
        .Prepare("DELETE FROM History WHERE Id BETWEEN ?1 AND ?2")
        .Bind(1, Id(key, 0))
        .Bind(2, Id(key, int.MaxValue))
        .Run();

    private static long Id(long key, int number) => (key << 32) | (uint)number;
}
