using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sipaku.AwsSimulator.Hive;

/// <summary>
/// get_json_object of Hive 3, for paths of names such as <c>$.a.b</c>. Its parser (UDFJson) reads the first value of a text and passes over
/// what follows, takes raw control characters within a string and a backslash before any character, and keeps the last of equal names.
/// </summary>
internal static class HiveJson
{
    private const int DeepestNesting = 10_000;

    /// <summary>What lies at the path, as text; null where nothing does or the text is no JSON.</summary>
    public static string? Get(string json, string path)
    {
        string[] names = path.Split('.');
        if (names[0] != "$")
        {
            return null;
        }

        try
        {
            Utf8JsonReader reader = new(
                Encoding.UTF8.GetBytes(Strict(json)), new JsonReaderOptions { MaxDepth = DeepestNesting });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement at = document.RootElement;
            foreach (string name in names.Skip(1))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }

            return Text(at);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') >= 0 =>
            HiveText.Write(double.Parse(value.GetRawText(), CultureInfo.InvariantCulture), new RowFormat()),
        _ => value.GetRawText(),
    };

    /// <summary>The same text as strict JSON has to be written.</summary>
    private static string Strict(string json)
    {
        StringBuilder strict = new(json.Length);
        bool isText = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (!isText || c is not ('\\' or '"' or < ' '))
            {
                isText ^= c == '"';
                strict.Append(c);
            }
            else if (c == '"')
            {
                isText = false;
                strict.Append(c);
            }
            else if (c < ' ')
            {
                strict.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else if (i + 1 < json.Length)
            {
                char escaped = json[++i];
                strict.Append(escaped is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u' ? $"\\{escaped}" : escaped.ToString());
            }
            else
            {
                strict.Append(c);
            }
        }

        return strict.ToString();
    }
}
