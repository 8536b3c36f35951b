using System.Text;
using DuckDB.NET.Data;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import.Parquet;

/// <summary>Reads a Parquet file through DuckDB.</summary>
internal static class ParquetTable
{
    private const int RowsBetweenReports = 10_000;

    /// <param name="path">The file on this machine.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImportException">It cannot be read, or its columns are unknown.</exception>
    public static async Task ReadAsync(string path, FileContext file, CancellationToken cancellation)
    {
        try
        {
            await using DuckDBConnection connection = new("DataSource=:memory:");
            await connection.OpenAsync(cancellation);
            // An instant with a zone is then written with +00.
            Execute(connection, "SET TimeZone = 'UTC'");
            string source = $"read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}')";
            List<string> names = Names(connection, source);
            ColumnMap map = file.Resolver.TryResolve(names) ?? throw UnknownShape.Describe(file, names, []);
            RecordJudge judge = file.Use(map, mayHaveDecimalComma: false, kind: "Parquet");
            using DuckDBCommand command = connection.CreateCommand();
            command.UseStreamingMode = true;
            command.CommandText = $"SELECT {string.Join(", ", names.Select(Text))} FROM {source}";
            using DuckDBDataReader rows = command.ExecuteReader();
            RowFields fields = new(rows, names.Count);
            for (long row = 1; rows.Read(); row++)
            {
                fields.Load();
                if (judge.TryJudge(fields, out ParsedReading reading))
                {
                    file.Readings.Take(row, reading);
                }

                if (row % RowsBetweenReports == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    file.Advance();
                }
            }
        }
        catch (DuckDBException fault)
        {
            throw new ImportException($"{file.Name} cannot be read as Parquet: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private static string Text(string name) => $"CAST(\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" AS VARCHAR)";

    private static List<string> Names(DuckDBConnection connection, string source)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT column_name FROM (DESCRIBE SELECT * FROM {source})";
        using DuckDBDataReader rows = command.ExecuteReader();
        List<string> names = new();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static void Execute(DuckDBConnection connection, string statement)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>A row's texts.</summary>
    private sealed class RowFields(DuckDBDataReader row, int count) : IRecordFields
    {
        private readonly byte[][] texts = new byte[count][];

        public int Count => count;

        public ReadOnlySpan<byte> this[int column] => texts[column];

        public void Load()
        {
            for (int column = 0; column < count; column++)
            {
                texts[column] = row.IsDBNull(column) ? [] : Encoding.UTF8.GetBytes(row.GetString(column));
            }
        }
    }
}
