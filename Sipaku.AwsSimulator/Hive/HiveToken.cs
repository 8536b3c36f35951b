namespace Sipaku.AwsSimulator.Hive;

/// <summary>A token of HiveQL. A text's value is what the literal stands for, its escapes resolved.</summary>
internal readonly record struct HiveToken(HiveTokenKind Kind, string Value)
{
    public bool Is(string wordOrSymbol) => Kind switch
    {
        HiveTokenKind.Word => Value.Equals(wordOrSymbol, StringComparison.OrdinalIgnoreCase),
        HiveTokenKind.Symbol => Value == wordOrSymbol,
        _ => false,
    };

    public bool IsAny(params ReadOnlySpan<string> wordsOrSymbols)
    {
        foreach (string s in wordsOrSymbols)
        {
            if (Is(s))
            {
                return true;
            }
        }

        return false;
    }
}
