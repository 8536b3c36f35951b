using System.Text;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>
/// HiveQL queries as DuckDB SQL. Works on tokens: names, operators and clauses that mean the same in both pass as they are,
/// what differs is rewritten, and a function or clause that it does not know fails rather than meaning something else. It cannot tell
/// an alias of the same SELECT list, which Hive does not know there, from a column.
/// </summary>
internal static class HiveExpressions
{
    private static readonly string[] _unknownClauses = ["LATERAL", "SORT", "DISTRIBUTE", "CLUSTER", "TRANSFORM", "TABLESAMPLE", "USING", "EXCEPT", "INTERSECT", "MINUS"];

    /// <summary>Words that DuckDB would understand and at which Hive 3 stops.</summary>
    private static readonly string[] _unparsed =
    [
        "FILTER", "QUALIFY", "ILIKE", "GLOB", "SIMILAR", "EXCLUDE", "PIVOT", "UNPIVOT", "ASOF", "POSITIONAL", "ANTI", "OFFSET", "FETCH", "MATERIALIZED",
        "RECURSIVE", "RETURNING", "SUMMARIZE",
    ];

    public static string ToDuckDb(IReadOnlyList<HiveToken> tokens) => Translate([.. tokens]);

    /// <summary>Whether a query is a UNION whose rows nothing brings together.</summary>
    public static bool IsBareUnion(IReadOnlyList<HiveToken> tokens)
    {
        (int depth, bool isUnion) = (0, false);
        foreach (HiveToken token in tokens)
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            isUnion = (isUnion || (depth == 0 && token.Is("UNION"))) && !(depth == 0 && token.Is("ORDER"));
        }

        return isUnion;
    }

    private static string Translate(ReadOnlySpan<HiveToken> tokens)
    {
        StringBuilder sql = new();
        for (int i = 0; i < tokens.Length; i++)
        {
            HiveToken token = tokens[i];
            if (token.IsAny(_unparsed)
                || (token.Is("IN") && i + 2 < tokens.Length && tokens[i + 1].Is("(") && tokens[i + 2].Is(")"))
                || (token.Is("BY") && i + 1 < tokens.Length && tokens[i + 1].Is("ALL")))
            {
                throw new HiveException($"ParseException: cannot recognize input near '{token.Value}'");
            }

            bool calls = token.Kind == HiveTokenKind.Word && i + 1 < tokens.Length && tokens[i + 1].Is("(") && !HiveFunctions.IsKeyword(token.Value);
            if (calls)
            {
                int close = Closing(tokens, i + 1);
                sql.Append(Call(token.Value, tokens[(i + 2)..close]));
                i = close;
            }
            else if (token.IsAny("RLIKE", "REGEXP"))
            {
                sql.Append("~ ").Append(FindPattern(tokens, ++i));
            }
            else if (token.Is("NOT") && i + 1 < tokens.Length && tokens[i + 1].IsAny("RLIKE", "REGEXP"))
            {
                i += 2;
                sql.Append("!~ ").Append(FindPattern(tokens, i));
            }
            else
            {
                sql.Append(Plain(token));
            }

            sql.Append(' ');
        }

        return sql.ToString().TrimEnd();
    }

    private static string Plain(HiveToken token) => token switch
    {
        { Kind: HiveTokenKind.Text } => Quote(token.Value),
        { Kind: HiveTokenKind.QuotedName } => $"\"{token.Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        { Kind: HiveTokenKind.Word } when token.IsAny(_unknownClauses) => throw new HiveException($"this simulator does not know {token.Value.ToUpperInvariant()}"),
        { Kind: HiveTokenKind.Word } when token.Is("DIV") => "//",
        { Kind: HiveTokenKind.Number } => Number(token.Value),
        { Kind: HiveTokenKind.EscapedSymbol } => throw new HiveException($"ParseException: character '\\{token.Value}' not supported here"),
        { Kind: HiveTokenKind.Symbol, Value: "==" } => "=",
        { Kind: HiveTokenKind.Symbol, Value: "<=>" } => "IS NOT DISTINCT FROM",
        { Kind: HiveTokenKind.Symbol, Value: "&&" } => "AND",
        { Kind: HiveTokenKind.Symbol, Value: "^" or "~" or "&" or "|" } => throw new HiveException($"this simulator does not know the operator {token.Value}"),
        { Kind: HiveTokenKind.Symbol, Value: "[" or "]" or "?" or ":" or "$" or "{" or "}" or "@" or "#" or "\\" } =>
            throw new HiveException($"ParseException: cannot recognize input near '{token.Value}'"),
        _ => token.Value,
    };

    // A suffix says the type: 5L, 5S, 5Y, 5D, 5BD.
    private static string Number(string literal)
    {
        string digits = literal.TrimEnd('L', 'S', 'Y', 'D', 'B', 'l', 's', 'y', 'd', 'b');
        return literal[digits.Length..].ToUpperInvariant() switch
        {
            "" => digits,
            "D" => $"CAST({digits} AS DOUBLE)",
            "L" => $"CAST({digits} AS BIGINT)",
            "S" => $"CAST({digits} AS SMALLINT)",
            "Y" => $"CAST({digits} AS TINYINT)",
            "BD" => digits,
            _ => throw new HiveException($"ParseException: cannot recognize input near '{literal}'"),
        };
    }

    // RLIKE finds its pattern anywhere in the text; DuckDB's ~ matches the whole of it.
    private static string FindPattern(ReadOnlySpan<HiveToken> tokens, int i) =>
        i < tokens.Length && tokens[i].Kind == HiveTokenKind.Text
            ? Quote($"(?s:.*)(?:{tokens[i].Value})(?s:.*)")
            : throw new HiveException("this simulator knows RLIKE with a literal pattern only");

    private static string Call(string name, ReadOnlySpan<HiveToken> arguments)
    {
        if (name.Equals("CAST", StringComparison.OrdinalIgnoreCase))
        {
            int at = LastAtTopLevel(arguments, "AS");
            return HiveFunctions.Cast(Translate(arguments[..at]), arguments[(at + 1)..]);
        }

        List<string> translated = new();
        foreach (Range range in SplitAtTopLevel(arguments, ","))
        {
            translated.Add(Translate(arguments[range]));
        }

        return HiveFunctions.Call(name, translated);
    }

    private static int Closing(ReadOnlySpan<HiveToken> tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Length; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        throw new HiveException("ParseException: a parenthesis is not closed");
    }

    private static int LastAtTopLevel(ReadOnlySpan<HiveToken> tokens, string word)
    {
        int depth = 0;
        int found = -1;
        for (int i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            found = depth == 0 && tokens[i].Is(word) ? i : found;
        }

        return found >= 0 ? found : throw new HiveException($"ParseException: missing {word}");
    }

    private static List<Range> SplitAtTopLevel(ReadOnlySpan<HiveToken> tokens, string separator)
    {
        List<Range> parts = new();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0 && tokens[i].Is(separator))
            {
                parts.Add(start..i);
                start = i + 1;
            }
        }

        if (tokens.Length > 0)
        {
            parts.Add(start..tokens.Length);
        }

        return parts;
    }

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
