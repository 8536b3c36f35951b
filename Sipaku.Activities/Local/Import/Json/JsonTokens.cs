using System.Text;
using System.Text.Json;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>Texts of JSON tokens, also where they are in Latin-1.</summary>
internal static class JsonTokens
{
    /// <summary>A name or string.</summary>
    public static string GetStringOrLatin1(this scoped ref Utf8JsonReader reader) =>
        !reader.ValueIsEscaped && !System.Text.Unicode.Utf8.IsValid(reader.ValueSpan) ? Encoding.Latin1.GetString(reader.ValueSpan) : reader.GetString()!;

    /// <summary>Copies what a scalar says.</summary>
    /// <returns>How many bytes that is.</returns>
    public static int CopyTo(this scoped ref Utf8JsonReader reader, Span<byte> target)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
        {
            return reader.CopyString(target);
        }

        reader.ValueSpan.CopyTo(target);
        return reader.ValueSpan.Length;
    }
}
