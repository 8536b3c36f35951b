using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>The statements on Instances.</summary>
internal static class InstanceTable
{
    public const string Columns =
        "Key, Id, Name, Version, Generation, Status, CreatedAt, UpdatedAt, CompletedAt, StartAt, Output, Failure, CustomStatus, Tags, "
        + "TraceParent, ParentKey, ParentGeneration, ParentTaskId, ParentId, ParentName";

    public static void Insert(StoreSession session, InstanceRecord instance)
    {
        session.Prepare($"INSERT INTO Instances ({Columns}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20)")
            .Bind(1, instance.Key)
            .Bind(2, instance.Id)
            .Bind(3, instance.Name)
            .Bind(4, instance.Version)
            .Bind(5, instance.Generation)
            .Bind(6, (long)instance.Status)
            .Bind(7, instance.CreatedAt)
            .Bind(8, instance.UpdatedAt)
            .Bind(9, instance.CompletedAt)
            .Bind(10, instance.StartAt)
            .Bind(11, instance.Output)
            .Bind(12, instance.Failure)
            .Bind(13, instance.CustomStatus)
            .Bind(14, instance.Tags)
            .Bind(15, instance.TraceParent)
            .Bind(16, instance.Parent?.Key)
            .Bind(17, (long?)instance.Parent?.Generation)
            .Bind(18, (long?)instance.Parent?.TaskId)
            .Bind(19, instance.Parent?.Id)
            .Bind(20, instance.Parent?.Name)
            .Run();
    }

    /// <summary>The key, status and generation of an instance, or null where there is none of that id.</summary>
    public static (long Key, OrchestrationRuntimeStatus Status, int Generation)? Find(StoreSession session, string id)
    {
        SqlStatement statement = session.Prepare("SELECT Key, Status, Generation FROM Instances WHERE Id = ?1").Bind(1, id);
        (long, OrchestrationRuntimeStatus, int)? found = statement.Step()
            ? (statement.Int64(0), (OrchestrationRuntimeStatus)statement.Int32(1), statement.Int32(2))
            : null;
        statement.Reset();
        return found;
    }

    /// <summary>True where the instance is there and has finished.</summary>
    public static bool IsFinished(StoreSession session, long key)
    {
        SqlStatement statement = session.Prepare($"SELECT 1 FROM Instances WHERE Key = ?1 AND Status IN {StatusExtensions.FinishedSql}").Bind(1, key);
        bool found = statement.Step();
        statement.Reset();
        return found;
    }

    public static InstanceRecord? Get(StoreSession session, string id)
    {
        SqlStatement statement = session.Prepare($"SELECT {Columns} FROM Instances WHERE Id = ?1").Bind(1, id);
        InstanceRecord? found = statement.Step() ? Read(statement) : null;
        statement.Reset();
        return found;
    }

    public static List<InstanceRecord> Unfinished(StoreSession session)
    {
        List<InstanceRecord> found = [];
        SqlStatement statement = session.Prepare($"SELECT {Columns} FROM Instances WHERE Status NOT IN {StatusExtensions.FinishedSql} ORDER BY Key");
        while (statement.Step())
        {
            found.Add(Read(statement));
        }

        return found;
    }

    /// <summary>The keys of the unfinished sub-orchestrations of an instance.</summary>
    public static List<long> UnfinishedChildren(StoreSession session, long parentKey) =>
        Children(session, $"SELECT Key FROM Instances WHERE ParentKey = ?1 AND Status NOT IN {StatusExtensions.FinishedSql}", parentKey);

    /// <summary>The keys of the finished sub-orchestrations of an instance.</summary>
    public static List<long> FinishedChildren(StoreSession session, long parentKey) =>
        Children(session, $"SELECT Key FROM Instances WHERE ParentKey = ?1 AND Status IN {StatusExtensions.FinishedSql}", parentKey);

    private static List<long> Children(StoreSession session, string sql, long parentKey)
    {
        List<long> found = [];
        SqlStatement statement = session.Prepare(sql).Bind(1, parentKey);
        while (statement.Step())
        {
            found.Add(statement.Int64(0));
        }

        return found;
    }

    /// <summary>Notes what a turn left an instance in; false where there is no such instance any more.</summary>
    public static bool Update(StoreSession session, long key, OrchestrationRuntimeStatus status, long at) => session
        .Prepare("UPDATE Instances SET Status = ?2, UpdatedAt = ?3 WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, (long)status)
        .Bind(3, at)
        .Run() == 1;

    public static void SetCustomStatus(StoreSession session, long key, string? customStatus) => session
        .Prepare("UPDATE Instances SET CustomStatus = ?2 WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, customStatus)
        .Run();

    public static void Finish(StoreSession session, long key, long at, string? output, string? failure) => session
        .Prepare("UPDATE Instances SET CompletedAt = ?2, Output = ?3, Failure = ?4 WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, at)
        .Bind(3, output)
        .Bind(4, failure)
        .Run();

    /// <summary>Makes a finished instance a running one again.</summary>
    public static void Reopen(StoreSession session, long key, long at) => session
        .Prepare("UPDATE Instances SET Status = ?2, UpdatedAt = ?3, CompletedAt = NULL, Output = NULL, Failure = NULL WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, (long)OrchestrationRuntimeStatus.Running)
        .Bind(3, at)
        .Run();

    public static void NextGeneration(StoreSession session, long key, string version) => session
        .Prepare("UPDATE Instances SET Generation = Generation + 1, Version = ?2 WHERE Key = ?1")
        .Bind(1, key)
        .Bind(2, version)
        .Run();

    /// <summary>Deletes an instance with all that belongs to it.</summary>
    /// <returns>1, or 0 where there was none.</returns>
    public static int Delete(StoreSession session, long key)
    {
        HistoryTable.Delete(session, key);
        InboxTable.DeleteAll(session, key);
        AttemptTable.DeleteAll(session, key);
        return session.Prepare("DELETE FROM Instances WHERE Key = ?1").Bind(1, key).Run();
    }

    public static InstanceRecord Read(SqlStatement row) => new()
    {
        Key = row.Int64(0),
        Id = row.Text(1)!,
        Name = row.Text(2)!,
        Version = row.Text(3)!,
        Generation = row.Int32(4),
        Status = (OrchestrationRuntimeStatus)row.Int32(5),
        CreatedAt = row.Int64(6),
        UpdatedAt = row.Int64(7),
        CompletedAt = row.NullableInt64(8),
        StartAt = row.NullableInt64(9),
        Output = row.Text(10),
        Failure = row.Text(11),
        CustomStatus = row.Text(12),
        Tags = row.Text(13),
        TraceParent = row.Text(14),
        Parent = row.NullableInt64(15) is { } parent
            ? new ParentRecord(parent, row.Int32(16), row.Int32(17), row.Text(18)!, row.Text(19)!)
            : null,
    };
}
