using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>
/// Runs a Hive script on DuckDB: external text tables over S3, tables and views, INSERT OVERWRITE DIRECTORY. It knows no flow, only HiveQL,
/// and of that only what docs/simulator.md lists; anything else fails the step with a message that says so.
/// </summary>
internal sealed class HiveSession : IDisposable
{
    private static readonly string[] _recursion = ["mapred.input.dir.recursive", "mapreduce.input.fileinputformat.input.dir.recursive"];

    private readonly IBucketStore _buckets;
    private readonly bool _hasGlueCatalog;
    private readonly DuckDBConnection _duckDb;
    private readonly Dictionary<string, string> _settings = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="buckets">What the script reads and writes.</param>
    /// <param name="hasGlueCatalog">Whether the cluster's metastore is Glue's Data Catalog, in which no temporary table can be made.</param>
    public HiveSession(IBucketStore buckets, bool hasGlueCatalog = false)
    {
        _buckets = buckets;
        _hasGlueCatalog = hasGlueCatalog;
        _duckDb = new DuckDBConnection("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");
        _duckDb.Open();
        HiveFunctions.Register(_duckDb);
        Execute(HiveFunctions.Prelude);
    }

    public void Dispose() => _duckDb.Dispose();

    /// <summary>Runs a script.</summary>
    /// <exception cref="HiveException">The script fails.</exception>
    public async Task RunAsync(string script, IReadOnlyDictionary<string, string> variables)
    {
        foreach (IReadOnlyList<HiveToken> statement in HiveLexer.Statements(Substitute(script, variables)))
        {
            try
            {
                await RunAsync(new TokenReader(statement), statement);
            }
            catch (DuckDBException e)
            {
                throw new HiveException($"SemanticException: {e.Message}");
            }
        }
    }

    private static string Substitute(string script, IReadOnlyDictionary<string, string> variables)
    {
        StringBuilder text = new(script);
        foreach ((string? name, string? value) in variables)
        {
            text.Replace($"${{{name}}}", value).Replace($"${{hivevar:{name}}}", value);
        }

        return text.ToString();
    }

    private async Task RunAsync(TokenReader reader, IReadOnlyList<HiveToken> statement)
    {
        if (reader.Take("SET"))
        {
            Set(reader.Rest());
        }
        else if (reader.Take("DROP", "TABLE") || reader.Take("DROP", "VIEW"))
        {
            string kind = statement[1].Value.ToUpperInvariant();
            bool ifExists = reader.Take("IF", "EXISTS");
            Execute($"DROP {kind} {(ifExists ? "IF EXISTS " : "")}{Identifier(reader.Name())}");
        }
        else if (reader.Take("CREATE", "VIEW") || reader.Take("CREATE", "OR", "REPLACE", "VIEW"))
        {
            string name = reader.Name();
            reader.Expect("AS");
            Execute($"CREATE OR REPLACE VIEW {Identifier(name)} AS {HiveExpressions.ToDuckDb(reader.Rest())}");
        }
        else if (statement is [{ Value: var create }, { Value: var temporary }, ..]
            && create.Equals("CREATE", StringComparison.OrdinalIgnoreCase) && temporary.Equals("TEMPORARY", StringComparison.OrdinalIgnoreCase)
            && _hasGlueCatalog && !HasMetastoreOfItsOwn)
        {
            throw new HiveException("SemanticException: Temporary tables are not supported by the AWS Glue Data Catalog");
        }
        else if (reader.Take("CREATE", "EXTERNAL", "TABLE") || reader.Take("CREATE", "TEMPORARY", "EXTERNAL", "TABLE"))
        {
            await CreateExternalTableAsync(reader);
        }
        else if (reader.Take("CREATE", "TEMPORARY", "TABLE") || reader.Take("CREATE", "TABLE"))
        {
            string name = reader.Name();
            if (reader.Take("STORED", "AS"))
            {
                reader.Name();
            }

            reader.Expect("AS");
            Execute($"CREATE TABLE {Identifier(name)} AS {HiveExpressions.ToDuckDb(reader.Rest())}");
        }
        else if (statement[0].IsAny("INSERT", "WITH"))
        {
            IReadOnlyList<HiveToken> with = statement[0].Is("WITH") ? reader.Until("INSERT") : [];
            reader.Expect("INSERT", "OVERWRITE");
            reader.Take("LOCAL");
            reader.Expect("DIRECTORY");
            string directory = reader.Text();
            RowFormat format = RowFormat.Read(reader);
            IReadOnlyList<HiveToken> query = reader.Rest();
            if (query is [var first, ..] && first.Is("WITH"))
            {
                throw new HiveException("ParseException: cannot recognize input near 'WITH'");
            }

            if (HiveExpressions.IsBareUnion(query))
            {
                throw new HiveException("this simulator does not know a UNION at the top of an INSERT, of which Hive on Tez makes folders: put it into a subquery with an ORDER BY");
            }

            await InsertDirectoryAsync(directory, format, [.. with, .. query]);
        }
        else
        {
            throw new HiveException($"this simulator does not know the statement {string.Join(' ', statement.Take(4).Select(t => t.Value))} ...");
        }
    }

    private void Set(IReadOnlyList<HiveToken> assignment)
    {
        string text = string.Concat(assignment.Select(t => t.Value));
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            _settings[text[..equals]] = text[(equals + 1)..];
        }
    }

    // Of the clusters of EMR 7, whose factory this is.
    private bool HasMetastoreOfItsOwn =>
        _settings.TryGetValue("hive.metastore.client.factory.class", out string? factory)
        && factory == "org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClientFactory"
        && _settings.GetValueOrDefault("hive.metastore.uris") is ""
        && _settings.TryGetValue("javax.jdo.option.ConnectionURL", out string? url)
        && url.StartsWith("jdbc:derby:memory:", StringComparison.Ordinal) && url.EndsWith(";create=true", StringComparison.Ordinal);

    /// <summary>Tez is what EMR runs Hive on unless it is told otherwise.</summary>
    private bool RunsOnTez => !(_settings.TryGetValue("hive.execution.engine", out string? engine) && engine.Equals("mr", StringComparison.OrdinalIgnoreCase));

    private bool IsOn(string setting) => _settings.TryGetValue(setting, out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private async Task CreateExternalTableAsync(TokenReader reader)
    {
        bool ifNotExists = reader.Take("IF", "NOT", "EXISTS");
        string name = reader.Name();
        List<(string Name, string Type)> columns = Columns(reader.Parenthesized());
        RowFormat format = RowFormat.Read(reader);
        reader.Expect("LOCATION");
        string location = reader.Text();
        if (reader.Take("TBLPROPERTIES"))
        {
            reader.Parenthesized();
        }

        if (!reader.IsAtEnd)
        {
            throw new HiveException($"ParseException: unexpected '{reader.Rest()[0].Value}' after LOCATION");
        }

        // Text columns first, since a field that is no value of its column's type is NULL in Hive.
        Execute($"CREATE {(ifNotExists ? "OR REPLACE " : "")}TABLE hive_text ({string.Join(", ", columns.Select(c => $"{Identifier(c.Name)} VARCHAR"))})");
        using (DuckDBAppender appender = _duckDb.CreateAppender("hive_text"))
        {
            await foreach (string line in ReadLinesAsync(location))
            {
                Append(appender.CreateRow(), line.Split(format.FieldDelimiter), columns.Count, format);
            }
        }

        Execute($"CREATE OR REPLACE TABLE {Identifier(name)} AS SELECT {string.Join(", ", columns.Select(c => $"TRY_CAST({Identifier(c.Name)} AS {c.Type}) AS {Identifier(c.Name)}"))} FROM hive_text");
        Execute("DROP TABLE hive_text");
    }

    private static void Append(IDuckDBAppenderRow row, string[] fields, int columns, RowFormat format)
    {
        for (int i = 0; i < columns; i++)
        {
            if (i < fields.Length && fields[i] != format.Null)
            {
                row.AppendValue(fields[i]);
            }
            else
            {
                row.AppendNullValue();
            }
        }

        row.EndRow();
    }

    private static List<(string Name, string Type)> Columns(IReadOnlyList<HiveToken> tokens)
    {
        List<(string, string)> columns = new();
        int start = 0;
        for (int i = 0, depth = 0; i <= tokens.Count; i++)
        {
            if (i == tokens.Count || (depth == 0 && tokens[i].Is(",")))
            {
                HiveToken[] column = [.. tokens.Take(i).Skip(start)];
                columns.Add((column[0].Value, HiveFunctions.Type(column.AsSpan(1))));
                start = i + 1;
            }
            else
            {
                depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            }
        }

        return columns;
    }

    private async IAsyncEnumerable<string> ReadLinesAsync(string uri)
    {
        if (!S3Location.TryParse(uri, out S3Location location))
        {
            throw new HiveException($"SemanticException: the location '{uri}' is no S3 URI");
        }

        S3Location directory = location.AsDirectory();
        foreach (string key in await _buckets.ListAsync(directory.Bucket, directory.Key))
        {
            string[] path = key[directory.Key.Length..].Split('/');
            if (path.Any(p => p.StartsWith('_') || p.StartsWith('.')) || key.EndsWith('/'))
            {
                continue;
            }

            if (path.Length > 1 && !(IsOn("hive.mapred.supports.subdirectories") && _recursion.Any(IsOn)))
            {
                throw new HiveException(
                    $"java.io.IOException: Not a file: {directory}{path[0]} (subdirectories need SET mapred.input.dir.recursive=true and SET hive.mapred.supports.subdirectories=true)");
            }

            await using Stream content = await _buckets.OpenAsync(directory.Bucket, key) ?? throw new HiveException($"java.io.FileNotFoundException: {directory.Bucket}/{key}");
            await using Stream plain = key.EndsWith(".gz", StringComparison.Ordinal) ? await GzipText.ReadAsync(content, mayBeEmpty: !RunsOnTez) : content;
            using StreamReader lines = new(plain, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
            bool isFirst = true;
            while (await lines.ReadLineAsync() is { } line)
            {
                // LineRecordReader of Hadoop passes over a byte order mark.
                yield return HiveText.WithoutNul(isFirst ? line.TrimStart('\uFEFF') : line);
                isFirst = false;
            }
        }
    }

    private async Task InsertDirectoryAsync(string uri, RowFormat format, IReadOnlyList<HiveToken> query)
    {
        if (!S3Location.TryParse(uri, out S3Location location))
        {
            throw new HiveException($"SemanticException: the directory '{uri}' is no S3 URI");
        }

        using MemoryStream output = new();
        bool hasRows = false;
        bool compress = IsOn("hive.exec.compress.output");
        Stream target = compress ? new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true) : output;
        await using (StreamWriter text = new(target, new UTF8Encoding(false), leaveOpen: !compress) { NewLine = "\n" })
        {
            using DuckDBDataReader rows = Query(HiveExpressions.ToDuckDb(query));
            while (await rows.ReadAsync())
            {
                hasRows = true;
                await text.WriteLineAsync(string.Join(format.FieldDelimiter, Enumerable.Range(0, rows.FieldCount).Select(i => HiveText.Write(rows.GetValue(i), format))));
            }
        }

        S3Location directory = location.AsDirectory();
        IReadOnlyList<string> before = await _buckets.ListAsync(directory.Bucket, directory.Key);
        if (!hasRows && RunsOnTez)
        {
            // Measured over S3A: Tez writes no file, leaves in the directory what was there, and makes an object of no bytes for a new one.
            if (before.Count == 0)
            {
                await _buckets.PutAsync(directory.Bucket, directory.Key, Stream.Null);
            }

            return;
        }

        foreach (string key in before)
        {
            await _buckets.DeleteAsync(directory.Bucket, key);
        }

        output.Position = 0;
        await _buckets.PutAsync(directory.Bucket, $"{directory.Key}000000_0{(compress ? ".gz" : "")}", output);
    }

    private void Execute(string sql)
    {
        using DuckDBCommand command = _duckDb.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private DuckDBDataReader Query(string sql)
    {
        using DuckDBCommand command = _duckDb.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteReader();
    }

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
