using System.Globalization;
using System.Text;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>HiveQL as tokens: comments gone, string literals with Hive's own escapes (where <c>'\d'</c> is just d) resolved.</summary>
internal static class HiveLexer
{
    private static readonly string[] _longSymbols = ["<=>", "<=", ">=", "<>", "!=", "==", "||", "&&"];

    /// <summary>The statements of a script, split at semicolons.</summary>
    public static IReadOnlyList<IReadOnlyList<HiveToken>> Statements(string script)
    {
        List<IReadOnlyList<HiveToken>> statements = new();
        List<HiveToken> current = new();
        foreach (HiveToken token in Tokens(script))
        {
            if (!token.Is(";"))
            {
                current.Add(token);
            }
            else if (current.Count > 0)
            {
                statements.Add(current);
                current = [];
            }
        }

        if (current.Count > 0)
        {
            statements.Add(current);
        }

        return statements;
    }

    private static IEnumerable<HiveToken> Tokens(string script)
    {
        int i = 0;
        while (i < script.Length)
        {
            char c = script[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '-' && i + 1 < script.Length && script[i + 1] == '-')
            {
                int end = script.IndexOf('\n', i);
                i = end < 0 ? script.Length : end;
            }
            else if (c == '/' && i + 1 < script.Length && script[i + 1] == '*')
            {
                int end = script.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = end < 0 ? throw new HiveException("ParseException: a comment is not closed") : end + 2;
            }
            else if (c is '\'' or '"')
            {
                yield return Text(script, ref i);
            }
            else if (c == '`')
            {
                int end = script.IndexOf('`', i + 1);
                end = end < 0 ? throw new HiveException("ParseException: a quoted name is not closed") : end;
                yield return new HiveToken(HiveTokenKind.QuotedName, script[(i + 1)..end]);
                i = end + 1;
            }
            else if (c == '\\' && i + 1 < script.Length && script[i + 1] == ';')
            {
                // The command line divides statements at semicolons that no backslash stands before.
                yield return new HiveToken(HiveTokenKind.EscapedSymbol, ";");
                i += 2;
            }
            else if (char.IsAsciiDigit(c))
            {
                yield return Number(script, ref i);
            }
            else if (char.IsLetter(c) || c == '_')
            {
                yield return Run(script, ref i, HiveTokenKind.Word, ch => char.IsLetterOrDigit(ch) || ch == '_');
            }
            else
            {
                string symbol = Array.Find(_longSymbols, s => string.CompareOrdinal(script, i, s, 0, s.Length) == 0) ?? c.ToString();
                yield return new HiveToken(HiveTokenKind.Symbol, symbol);
                i += symbol.Length;
            }
        }
    }

    private static HiveToken Number(string script, ref int i)
    {
        int start = i;
        while (i < script.Length
            && (char.IsAsciiLetterOrDigit(script[i]) || script[i] == '.' || (script[i] is '+' or '-' && script[i - 1] is 'e' or 'E')))
        {
            i++;
        }

        return new HiveToken(HiveTokenKind.Number, script[start..i]);
    }

    private static HiveToken Run(string script, ref int i, HiveTokenKind kind, Func<char, bool> goesOn)
    {
        int start = i;
        while (i < script.Length && goesOn(script[i]))
        {
            i++;
        }

        return new HiveToken(kind, script[start..i]);
    }

    // Source of the escapes: org.apache.hadoop.hive.ql.parse.BaseSemanticAnalyzer.unescapeSQLString.
    private static HiveToken Text(string script, ref int i)
    {
        char quote = script[i++];
        StringBuilder text = new();
        while (true)
        {
            if (i >= script.Length)
            {
                throw new HiveException("ParseException: a string is not closed");
            }

            char c = script[i++];
            if (c == quote)
            {
                return new HiveToken(HiveTokenKind.Text, text.ToString());
            }

            if (c == '\\' && i < script.Length)
            {
                text.Append(Escape(script, ref i));
            }
            else
            {
                text.Append(c);
            }
        }
    }

    private static string Escape(string script, ref int i)
    {
        if (i + 2 < script.Length && script[i] is >= '0' and <= '1' && IsOctal(script[i + 1]) && IsOctal(script[i + 2]))
        {
            int code = ((script[i] - '0') * 64) + ((script[i + 1] - '0') * 8) + (script[i + 2] - '0');
            i += 3;
            return ((char)code).ToString();
        }

        if (script[i] == 'u' && i + 4 < script.Length && int.TryParse(script.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int unicode))
        {
            i += 5;
            return ((char)unicode).ToString();
        }

        char c = script[i++];
        return c switch
        {
            '0' => "\0",
            'b' => "\b",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'Z' => "\u001A",
            '%' => "\\%",
            '_' => "\\_",
            _ => c.ToString(),
        };
    }

    private static bool IsOctal(char c) => c is >= '0' and <= '7';
}
