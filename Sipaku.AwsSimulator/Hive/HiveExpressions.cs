using System.Text;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>
/// HiveQL queries as DuckDB SQL. Works on tokens: names, operators and clauses that mean the same in both pass as they are,
/// what differs is rewritten, and a function or clause that it does not know fails rather than meaning something else.
/// </summary>
internal static class HiveExpressions
{
    private static readonly string[] _unknownClauses = ["LATERAL", "SORT", "DISTRIBUTE", "CLUSTER", "TRANSFORM", "TABLESAMPLE"];

    public static string ToDuckDb(IReadOnlyList<HiveToken> tokens) => Translate([.. tokens]);

    private static string Translate(ReadOnlySpan<HiveToken> tokens)
    {
        var sql = new StringBuilder();
        for (int i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
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
        { Kind: HiveTokenKind.Symbol, Value: "==" } => "=",
        { Kind: HiveTokenKind.Symbol, Value: "<=>" } => "IS NOT DISTINCT FROM",
        { Kind: HiveTokenKind.Symbol, Value: "&&" } => "AND",
        { Kind: HiveTokenKind.Symbol, Value: "[" or "]" or "?" or ":" or "$" or "{" or "}" } =>
            throw new HiveException($"ParseException: cannot recognize input near '{token.Value}'"),
        _ => token.Value,
    };

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

        var translated = new List<string>();
        foreach (var range in SplitAtTopLevel(arguments, ","))
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
        var parts = new List<Range>();
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
