using System.Globalization;
using System.Text;
using DurableTask.Core.Query;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>Lists of instances, oldest first, page by page.</summary>
internal static class InstanceQuery
{
    /// <summary>A page of what the framework's query asks for.</summary>
    /// <exception cref="ArgumentException">The continuation token is none of this store's.</exception>
    public static OrchestrationQueryResult List(StoreSession session, OrchestrationQuery query)
    {
        InstanceFilter filter = new()
        {
            CreatedFrom = Limit(query.CreatedTimeFrom),
            CreatedTo = Limit(query.CreatedTimeTo),
            Statuses = query.RuntimeStatus is { Count: > 0 } statuses ? [.. statuses] : null,
            IdPrefix = query.InstanceIdPrefix,
            PageSize = query.PageSize > 0 ? query.PageSize : InstanceFilter.DefaultPageSize,
            ContinuationToken = query.ContinuationToken,
            WithInputs = query.FetchInputsAndOutputs,
        };
        (List<InstanceRow> rows, string? token) = List(session, filter);
        return new OrchestrationQueryResult(rows.ConvertAll(row => query.FetchInputsAndOutputs ? row.ToState() : row.ToStateWithoutPayloads()), token);
    }

    /// <summary>Callers say "no limit" by null or by the default time.</summary>
    public static long? Limit(DateTime? time) => time is { } limit && limit != default ? Instants.ToTicks(limit) : null;

    /// <summary>A page, and the token of the next one, or null at the end.</summary>
    /// <exception cref="ArgumentException">The continuation token is none of this store's.</exception>
    public static (List<InstanceRow> Rows, string? Token) List(StoreSession session, InstanceFilter filter)
    {
        (long createdAt, long key) = Parse(filter.ContinuationToken);
        SqlStatement statement = session.Prepare(Compose(filter))
            .Bind(1, createdAt)
            .Bind(2, key)
            .Bind(3, filter.CreatedFrom)
            .Bind(4, filter.CreatedTo)
            .Bind(5, filter.CompletedTo)
            .Bind(6, filter.UpdatedTo)
            .Bind(9, filter.PageSize + 1L);
        if (filter.IdPrefix is { Length: > 0 } prefix)
        {
            // A range of ids, which neither pattern characters nor a NUL in them disturb. No text ends in a byte of 255.
            byte[] from = StoreText.Encode(prefix);
            byte[] to = [.. from[..^1], (byte)(from[^1] + 1)];
            statement.BindUtf8(7, from).BindUtf8(8, to);
        }

        List<InstanceRow> rows = [];
        while (statement.Step())
        {
            rows.Add(InstanceTable.Read(statement));
        }

        string? token = null;
        if (rows.Count > filter.PageSize)
        {
            rows.RemoveAt(rows.Count - 1);
            token = string.Create(CultureInfo.InvariantCulture, $"{rows[^1].CreatedAt}-{rows[^1].Key}");
        }

        return (filter.WithInputs ? rows.ConvertAll(row => InstanceTable.WithInput(session, row)) : rows, token);
    }

    private static string Compose(InstanceFilter filter)
    {
        StringBuilder sql = new($"SELECT {InstanceTable.Columns} FROM Instances WHERE (CreatedAt, Key) > (?1, ?2)");
        Append(sql, filter.CreatedFrom is not null, " AND CreatedAt >= ?3");
        Append(sql, filter.CreatedTo is not null, " AND CreatedAt <= ?4");
        Append(sql, filter.CompletedTo is not null, " AND CompletedAt <= ?5");
        Append(sql, filter.UpdatedTo is not null, " AND UpdatedAt <= ?6");
        Append(sql, !string.IsNullOrEmpty(filter.IdPrefix), " AND Id >= ?7 AND Id < ?8");
        if (filter.Statuses is { } statuses)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND Status IN ({string.Join(',', statuses.Select(status => (int)status).Distinct().Order())})");
        }

        return sql.Append(" ORDER BY CreatedAt, Key LIMIT ?9").ToString();
    }

    private static void Append(StringBuilder sql, bool wanted, string condition)
    {
        if (wanted)
        {
            sql.Append(condition);
        }
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
