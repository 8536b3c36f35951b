namespace Sipaku.AwsSimulator.Hive;

/// <summary>Reads a statement's tokens in turn.</summary>
internal sealed class TokenReader(IReadOnlyList<HiveToken> tokens)
{
    private int _at;

    public bool IsAtEnd => _at >= tokens.Count;

    /// <summary>Passes the words if they come next, one after another.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (_at + words.Length > tokens.Count)
        {
            return false;
        }

        for (int i = 0; i < words.Length; i++)
        {
            if (!tokens[_at + i].Is(words[i]))
            {
                return false;
            }
        }

        _at += words.Length;
        return true;
    }

    public void Expect(params ReadOnlySpan<string> words)
    {
        if (!Take(words))
        {
            throw new HiveException($"ParseException: expected {string.Join(' ', words.ToArray())} near '{(IsAtEnd ? "the end" : tokens[_at].Value)}'");
        }
    }

    public string Name() => Next(HiveTokenKind.Word, HiveTokenKind.QuotedName, "a name");

    public string Text() => Next(HiveTokenKind.Text, HiveTokenKind.Text, "a string");

    /// <summary>The tokens within the parentheses that come next.</summary>
    public IReadOnlyList<HiveToken> Parenthesized()
    {
        Expect("(");
        int start = _at;
        for (int depth = 1; _at < tokens.Count; _at++)
        {
            depth += tokens[_at].Is("(") ? 1 : tokens[_at].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return [.. tokens.Take(_at++).Skip(start)];
            }
        }

        throw new HiveException("ParseException: a parenthesis is not closed");
    }

    /// <summary>All that is left.</summary>
    public IReadOnlyList<HiveToken> Rest()
    {
        int start = _at;
        _at = tokens.Count;
        return [.. tokens.Skip(start)];
    }

    /// <summary>What stands before the next word of this name outside parentheses; the word itself is not passed.</summary>
    public IReadOnlyList<HiveToken> Until(string word)
    {
        int start = _at;
        for (int depth = 0; _at < tokens.Count; _at++)
        {
            depth += tokens[_at].Is("(") ? 1 : tokens[_at].Is(")") ? -1 : 0;
            if (depth == 0 && tokens[_at].Is(word))
            {
                return [.. tokens.Take(_at).Skip(start)];
            }
        }

        throw new HiveException($"ParseException: missing {word}");
    }

    private string Next(HiveTokenKind kind, HiveTokenKind orKind, string what) =>
        !IsAtEnd && (tokens[_at].Kind == kind || tokens[_at].Kind == orKind)
            ? tokens[_at++].Value
            : throw new HiveException($"ParseException: expected {what} near '{(IsAtEnd ? "the end" : tokens[_at].Value)}'");
}
