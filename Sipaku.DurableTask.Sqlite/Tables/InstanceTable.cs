using DurableTask.Core;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>The statements on Instances and Inputs.</summary>
internal static class InstanceTable
{
    public const string Columns =
        "Key, Id, ExecutionId, FirstExecutionId, Name, Version, Status, CreatedAt, UpdatedAt, CompletedAt, StartAt, Generation, HistoryLength, "
        + "Deaths, ParentId, ParentExecutionId, ParentName, ParentVersion, ParentTaskId, Tags, CustomStatus, Output, Failure";

    public static void Insert(StoreSession session, InstanceRow row)
    {
        session
            .Prepare($"INSERT INTO Instances ({Columns}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23)")
            .Bind(1, row.Key)
            .Bind(2, row.Id)
            .Bind(3, row.ExecutionId)
            .Bind(4, row.FirstExecutionId)
            .Bind(5, row.Name)
            .Bind(6, row.Version)
            .Bind(7, (long)row.Status)
            .Bind(8, row.CreatedAt)
            .Bind(9, row.UpdatedAt)
            .Bind(10, row.CompletedAt)
            .Bind(11, row.StartAt)
            .Bind(12, row.Generation)
            .Bind(13, row.HistoryLength)
            .Bind(14, row.Deaths)
            .Bind(15, row.ParentId)
            .Bind(16, row.ParentExecutionId)
            .Bind(17, row.ParentName)
            .Bind(18, row.ParentVersion)
            .Bind(19, row.ParentTaskId)
            .BindBlob(20, row.Tags)
            .Bind(21, row.CustomStatus)
            .Bind(22, row.Output)
            .BindBlob(23, row.Failure)
            .Run();
        SetInput(session, row.Key, row.Input);
    }

    public static void SetInput(StoreSession session, long key, string? input) =>
        session.Prepare("INSERT INTO Inputs (Key, Input) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET Input = ?2").Bind(1, key).Bind(2, input).Run();

    public static InstanceRow? Find(StoreSession session, string id) =>
        ReadOne(session.Prepare($"SELECT {Columns} FROM Instances WHERE Id = ?1").Bind(1, id));

    public static InstanceRow? Find(StoreSession session, long key) =>
        ReadOne(session.Prepare($"SELECT {Columns} FROM Instances WHERE Key = ?1").Bind(1, key));

    public static InstanceRow WithInput(StoreSession session, InstanceRow row)
    {
        SqlStatement statement = session.Prepare("SELECT Input FROM Inputs WHERE Key = ?1").Bind(1, row.Key);
        string? input = statement.Step() ? statement.Text(0) : null;
        statement.Reset();
        return row with { Input = input };
    }

    /// <summary>What a message needs to know of the instance that it is for.</summary>
    public static InstanceKey? FindKey(StoreSession session, string id)
    {
        SqlStatement statement = session.Prepare("SELECT Key, ExecutionId, Status FROM Instances WHERE Id = ?1").Bind(1, id);
        InstanceKey? found = statement.Step()
            ? new InstanceKey(statement.Int64(0), statement.Text(1)!, (OrchestrationStatus)statement.Int32(2))
            : null;
        statement.Reset();
        return found;
    }

    public static List<InstanceRow> Unfinished(StoreSession session)
    {
        List<InstanceRow> found = [];
        SqlStatement statement = session.Prepare($"SELECT {Columns} FROM Instances WHERE Status NOT IN {StatusSql.Finished} ORDER BY Key");
        while (statement.Step())
        {
            found.Add(Read(statement));
        }

        return found;
    }

    public static List<long> AllKeys(StoreSession session)
    {
        List<long> found = [];
        SqlStatement statement = session.Prepare("SELECT Key FROM Instances ORDER BY Key");
        while (statement.Step())
        {
            found.Add(statement.Int64(0));
        }

        return found;
    }

    public static void SetStatus(StoreSession session, long key, OrchestrationStatus status, long at) => session
        .Prepare("UPDATE Instances SET Status = ?2, UpdatedAt = ?3, CompletedAt = NULL WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, (long)status)
        .Bind(3, at)
        .Run();

    public static int SetDeaths(StoreSession session, long key, int deaths) =>
        session.Prepare("UPDATE Instances SET Deaths = ?2 WHERE Key = ?1").Bind(1, key).Bind(2, deaths).Run();

    /// <summary>Notes what a turn left an instance in.</summary>
    public static void Update(StoreSession session, long key, OrchestrationStatus status, string? customStatus, int historyLength, long at) => session
        .Prepare("UPDATE Instances SET Status = ?2, CustomStatus = ?3, HistoryLength = ?4, UpdatedAt = ?5, Deaths = 0 WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, (long)status)
        .Bind(3, customStatus)
        .Bind(4, historyLength)
        .Bind(5, at)
        .Run();

    /// <summary>Notes a new execution: continued as new, or rewound.</summary>
    public static void SetExecution(StoreSession session, long key, string executionId, string name, string version, byte[]? tags) => session
        .Prepare("UPDATE Instances SET ExecutionId = ?2, Name = ?3, Version = ?4, Tags = ?5, Output = NULL, Failure = NULL, CompletedAt = NULL WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, executionId)
        .Bind(3, name)
        .Bind(4, version)
        .BindBlob(5, tags)
        .Run();

    public static void Finish(StoreSession session, long key, OrchestrationStatus status, string? output, byte[]? failure, int historyLength, long at) => session
        .Prepare("""
            UPDATE Instances SET Status = ?2, Output = ?3, Failure = ?4, HistoryLength = ?5, UpdatedAt = ?6, CompletedAt = ?6, Deaths = 0
            WHERE Key = ?1
            """)
        .Bind(1, key)
        .Bind(2, (long)status)
        .Bind(3, output)
        .BindBlob(4, failure)
        .Bind(5, historyLength)
        .Bind(6, at)
        .Run();

    public static void Delete(StoreSession session, long key)
    {
        session.Prepare("DELETE FROM Instances WHERE Key = ?1").Bind(1, key).Run();
        session.Prepare("DELETE FROM Inputs WHERE Key = ?1").Bind(1, key).Run();
    }

    public static InstanceRow Read(SqlStatement statement) => new()
    {
        Key = statement.Int64(0),
        Id = statement.Text(1)!,
        ExecutionId = statement.Text(2)!,
        FirstExecutionId = statement.Text(3)!,
        Name = statement.Text(4)!,
        Version = statement.Text(5)!,
        Status = (OrchestrationStatus)statement.Int32(6),
        CreatedAt = statement.Int64(7),
        UpdatedAt = statement.Int64(8),
        CompletedAt = statement.NullableInt64(9),
        StartAt = statement.NullableInt64(10),
        Generation = statement.Int32(11),
        HistoryLength = statement.Int32(12),
        Deaths = statement.Int32(13),
        ParentId = statement.Text(14),
        ParentExecutionId = statement.Text(15),
        ParentName = statement.Text(16),
        ParentVersion = statement.Text(17),
        ParentTaskId = statement.Int32(18),
        Tags = statement.Blob(19),
        CustomStatus = statement.Text(20),
        Output = statement.Text(21),
        Failure = statement.Blob(22),
    };

    private static InstanceRow? ReadOne(SqlStatement statement)
    {
        InstanceRow? found = statement.Step() ? Read(statement) : null;
        statement.Reset();
        return found;
    }
}
