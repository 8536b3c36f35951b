using DuckDB.NET.Data;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>Hive's functions and types in DuckDB's terms.</summary>
internal static class HiveFunctions
{
    /// <summary>What DuckDB needs to be told before a script runs: functions of Hive's that it lacks, and Hive's order of NULLs (first, when ascending).</summary>
    public const string Prelude =
        """
        SET default_null_order = 'nulls_first_on_asc_last_on_desc';
        -- Hive 3 reads dates leniently: 2019-2-3 is the third of February, 2019-13-40 the ninth of February 2020.
        CREATE MACRO hive_date(text) AS CASE WHEN regexp_matches(CAST(text AS VARCHAR), '^\s*\d{1,4}-\d{1,2}-\d{1,2}') THEN CAST(
            make_date(CAST(regexp_extract(CAST(text AS VARCHAR), '(\d+)-(\d+)-(\d+)', 1) AS INTEGER), 1, 1)
            + to_months(CAST(regexp_extract(CAST(text AS VARCHAR), '(\d+)-(\d+)-(\d+)', 2) AS INTEGER) - 1)
            + to_days(CAST(regexp_extract(CAST(text AS VARCHAR), '(\d+)-(\d+)-(\d+)', 3) AS INTEGER) - 1) AS DATE) END;
        """;

    private static readonly HashSet<string> _keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "AS", "BY", "BETWEEN", "CASE", "DISTINCT", "ELSE", "FROM", "HAVING", "IN", "INTERVAL", "IS", "JOIN", "LIKE", "NOT", "ON", "OR", "OVER",
        "PARTITION", "SELECT", "THEN", "UNION", "ALL", "VALUES", "WHEN", "WHERE", "EXISTS", "WITH", "DIV", "ORDER", "GROUP",
    };

    // The same name and the same meaning, as far as the simulator's users go.
    private static readonly HashSet<string> _same = new(StringComparer.OrdinalIgnoreCase)
    {
        "abs", "avg", "ceil", "coalesce", "concat_ws", "count", "exp", "first_value", "floor", "greatest", "lag", "last_value", "lead", "least",
        "length", "lower", "lpad", "ltrim", "max", "min", "nullif", "power", "rank", "replace", "reverse", "round", "row_number", "rpad", "rtrim",
        "sqrt", "stddev_pop", "stddev_samp", "substr", "substring", "sum", "trim", "upper", "var_pop", "var_samp", "year", "month", "day",
    };

    private static readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["STRING"] = "VARCHAR",
        ["VARCHAR"] = "VARCHAR",
        ["TINYINT"] = "TINYINT",
        ["SMALLINT"] = "SMALLINT",
        ["INT"] = "INTEGER",
        ["INTEGER"] = "INTEGER",
        ["BIGINT"] = "BIGINT",
        ["FLOAT"] = "REAL",
        ["DOUBLE"] = "DOUBLE",
        ["DECIMAL"] = "DECIMAL",
        ["BOOLEAN"] = "BOOLEAN",
        ["DATE"] = "DATE",
        ["TIMESTAMP"] = "TIMESTAMP",
    };

    /// <summary>Gives DuckDB the functions that SQL cannot make.</summary>
    public static void Register(DuckDBConnection duckDb) => duckDb.RegisterScalarFunction<string, string, string?>(
        "hive_get_json_object",
        (arguments, results, rows) =>
        {
            for (ulong row = 0; row < rows; row++)
            {
                if (HiveJson.Get(arguments[0].GetValue<string>(row), arguments[1].GetValue<string>(row)) is { } found)
                {
                    results.WriteValue(HiveText.WithoutNul(found), row);
                }
                else
                {
                    results.WriteNull(row);
                }
            }
        },
        new ScalarFunctionOptions { IsPureFunction = true });

    public static bool IsKeyword(string word) => _keywords.Contains(word);

    /// <summary>A column type, with its precision if it has one.</summary>
    public static string Type(ReadOnlySpan<HiveToken> type)
    {
        if (type.Length == 0 || !_types.TryGetValue(type[0].Value, out string? duckDb))
        {
            throw new HiveException($"this simulator does not know the type {(type.Length == 0 ? "" : type[0].Value)}");
        }

        string precision = "";
        foreach (HiveToken token in type[1..])
        {
            precision += token.Value;
        }

        return duckDb + (duckDb == "DECIMAL" ? precision : "");
    }

    // A value that cannot be cast is NULL in Hive.
    public static string Cast(string expression, ReadOnlySpan<HiveToken> type) => Type(type) switch
    {
        "DATE" => $"hive_date({expression})",
        var duckDb => $"TRY_CAST({expression} AS {duckDb})",
    };

    public static string Call(string name, IReadOnlyList<string> a) => (name.ToUpperInvariant(), a.Count) switch
    {
        ("GET_JSON_OBJECT", 2) => $"hive_get_json_object({a[0]}, {a[1]})",
        ("CONCAT", > 0) => $"({string.Join(" || ", a.Select(x => $"CAST({x} AS VARCHAR)"))})",
        ("NVL", 2) => $"coalesce({a[0]}, {a[1]})",
        ("IF", 3) => $"CASE WHEN {a[0]} THEN {a[1]} ELSE {a[2]} END",
        ("ISNULL", 1) => $"({a[0]} IS NULL)",
        ("ISNOTNULL", 1) => $"({a[0]} IS NOT NULL)",
        ("TO_DATE", 1) => $"hive_date({a[0]})",
        ("DATE_FORMAT", 2) when a[1] == "'yyyy-MM-dd'" => $"strftime(hive_date({a[0]}), '%Y-%m-%d')",
        ("DATEDIFF", 2) => $"date_diff('day', hive_date({a[1]}), hive_date({a[0]}))",
        ("DATE_ADD", 2) => $"(hive_date({a[0]}) + CAST({a[1]} AS INTEGER))",
        ("DATE_SUB", 2) => $"(hive_date({a[0]}) - CAST({a[1]} AS INTEGER))",
        ("REGEXP_REPLACE", 3) => $"regexp_replace({a[0]}, {a[1]}, {a[2]}, 'g')",
        ("REGEXP_EXTRACT", 2) => $"regexp_extract({a[0]}, {a[1]}, 1)",
        ("REGEXP_EXTRACT", 3) => $"regexp_extract({a[0]}, {a[1]}, {a[2]})",
        // Of what has no logarithm Hive's is NULL.
        ("LN", 1) => $"CASE WHEN {a[0]} > 0 THEN ln({a[0]}) END",
        ("POW", 2) => $"power({a[0]}, {a[1]})",
        _ when _same.Contains(name) => $"{name}({string.Join(", ", a)})",
        _ => throw new HiveException($"this simulator does not know the function {name} with {a.Count} arguments"),
    };
}
