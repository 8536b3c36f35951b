namespace Sipaku.AwsSimulator.Hive;

internal enum HiveTokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Symbol,
    EscapedSymbol,
}
