using System.Globalization;
using System.Text;
using Microsoft.DurableTask;

namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>Reads of instances for clients and the management API.</summary>
internal sealed class InstanceReader(DurableStore store)
{
    /// <summary>An instance, or null where there is none of that id.</summary>
    public InstanceRecord? Get(string id, bool withInput = false) => store.Read(session =>
        InstanceTable.Get(session, id) is { } found
            ? withInput ? found with { Input = HistoryTable.Input(session, found.Key) } : found
            : null);

    /// <summary>An instance with the events of its present execution, or null where there is none of that id.</summary>
    public (InstanceRecord Instance, IReadOnlyList<HistoryRow> History)? GetWithHistory(string id) => store.Read(session =>
    {
        // One snapshot for both; a savepoint, because a store in memory reads inside its writer's transaction.
        session.Prepare("SAVEPOINT Snapshot").Run();
        try
        {
            return InstanceTable.Get(session, id) is { } found
                ? (found with { Input = HistoryTable.Input(session, found.Key) }, HistoryTable.Load(session, found.Key))
                : ((InstanceRecord, IReadOnlyList<HistoryRow>)?)null;
        }
        finally
        {
            session.Prepare("RELEASE Snapshot").Run();
        }
    });

    /// <summary>A page of instances, oldest first.</summary>
    /// <exception cref="ArgumentException">The continuation token is none of this store's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not positive.</exception>
    public Page<InstanceRecord> List(InstanceFilter filter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(filter.PageSize);
        (long createdAt, long key) = Parse(filter.ContinuationToken);
        string sql = Compose(filter);
        return store.Read(session =>
        {
            SqlStatement statement = session.Prepare(sql)
                .Bind(1, createdAt)
                .Bind(2, key)
                .Bind(3, filter.CreatedFrom)
                .Bind(4, filter.CreatedTo)
                .Bind(5, filter.CompletedFrom)
                .Bind(6, filter.CompletedTo)
                .Bind(7, filter.IdPrefix)
                .Bind(8, filter.PageSize + 1L);
            List<InstanceRecord> found = [];
            while (statement.Step())
            {
                found.Add(InstanceTable.Read(statement));
            }

            string? token = null;
            if (found.Count > filter.PageSize)
            {
                found.RemoveAt(found.Count - 1);
                token = string.Create(CultureInfo.InvariantCulture, $"{found[^1].CreatedAt}-{found[^1].Key}");
            }

            if (filter.WithInputs)
            {
                found = found.ConvertAll(instance => instance with { Input = HistoryTable.Input(session, instance.Key) });
            }

            return new Page<InstanceRecord>(found, token);
        });
    }

    private static string Compose(InstanceFilter filter)
    {
        StringBuilder sql = new($"SELECT {InstanceTable.Columns} FROM Instances WHERE (CreatedAt, Key) > (?1, ?2)");
        if (filter.CreatedFrom is not null)
        {
            sql.Append(" AND CreatedAt >= ?3");
        }

        if (filter.CreatedTo is not null)
        {
            sql.Append(" AND CreatedAt <= ?4");
        }

        if (filter.CompletedFrom is not null)
        {
            sql.Append(" AND CompletedAt >= ?5");
        }

        if (filter.CompletedTo is not null)
        {
            sql.Append(" AND CompletedAt <= ?6");
        }

        if (filter.IdPrefix is not null)
        {
            sql.Append(" AND substr(Id, 1, length(?7)) = ?7");
        }

        if (filter.Statuses is { } statuses)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND Status IN ({string.Join(',', statuses.Select(status => (int)status).Distinct().Order())})");
        }

        return sql.Append(" ORDER BY CreatedAt, Key LIMIT ?8").ToString();
    }

    private static (long CreatedAt, long Key) Parse(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return (long.MinValue, 0);
        }

        string[] parts = token.Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long createdAt)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long key)
            ? (createdAt, key)
            : throw new ArgumentException($"'{token}' is no continuation token of this store.", nameof(token));
    }
}
