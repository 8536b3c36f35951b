using System.Text.Json;

namespace Sipaku.FunctionsHost.Settings;

/// <summary>A settings file, read with errors that say where.</summary>
internal sealed class JsonFile
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly string _path;
    private readonly JsonElement? _root;

    /// <exception cref="FunctionsHostException">The file is no JSON object.</exception>
    public JsonFile(string path)
    {
        _path = path;
        try
        {
            if (File.Exists(path))
            {
                // As text, because editors put a byte order mark before it.
                using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), Options);
                _root = document.RootElement.Clone();
            }
        }
        catch (JsonException exception)
        {
            throw new FunctionsHostException(
                $"{path} is not valid JSON at line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}: {FirstSentence(exception.Message)}",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FunctionsHostException($"{path} cannot be read: {exception.Message}", exception);
        }

        if (_root is { ValueKind: not JsonValueKind.Object })
        {
            throw new FunctionsHostException($"{path} must hold a JSON object.");
        }
    }

    public string? Text(params ReadOnlySpan<string> path) => Find(path, "a string", JsonValueKind.String)?.GetString();

    public int? Positive(params ReadOnlySpan<string> path)
    {
        if (Find(path, "a whole number above zero", JsonValueKind.Number) is not { } element)
        {
            return null;
        }

        return element.TryGetInt32(out int number) && number > 0 ? number : throw Wrong(path, "a whole number above zero");
    }

    public bool Flag(params ReadOnlySpan<string> path)
        => Find(path, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false;

    /// <summary>The members of an object as text; nested values are refused.</summary>
    public IEnumerable<KeyValuePair<string, string>> Members(params ReadOnlySpan<string> path)
    {
        string name = string.Join('.', path);
        return Find(path, "an object", JsonValueKind.Object) is { } element ? Read(element, name) : [];
    }

    /// <summary>Every single value of the file, by its path as configuration writes one.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Leaves() => _root is { } root ? Leaves(root, "") : [];

    private static IEnumerable<KeyValuePair<string, string?>> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Name : $"{path}:{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}:{index}")),
        _ => [KeyValuePair.Create(path, element.ValueKind == JsonValueKind.Null ? null : (string?)element.ToString())],
    };

    private IEnumerable<KeyValuePair<string, string>> Read(JsonElement element, string name)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            yield return property.Value.ValueKind switch
            {
                JsonValueKind.String => new(property.Name, property.Value.GetString()!),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => new(property.Name, property.Value.GetRawText()),
                JsonValueKind.Null => new(property.Name, string.Empty),
                _ => throw new FunctionsHostException($"{_path}: '{name}.{property.Name}' must be a single value; write nested settings as 'A__B'."),
            };
        }
    }

    private JsonElement? Find(ReadOnlySpan<string> path, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        JsonElement? element = _root;
        foreach (string name in path)
        {
            element = element is { ValueKind: JsonValueKind.Object } parent ? Member(parent, name) : null;
        }

        return element is { ValueKind: not JsonValueKind.Null } found && !kinds.Contains(found.ValueKind) ? throw Wrong(path, expected)
            : element is { ValueKind: JsonValueKind.Null } ? null
            : element;
    }

    private static JsonElement? Member(JsonElement parent, string name)
    {
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private FunctionsHostException Wrong(ReadOnlySpan<string> path, string expected)
        => new($"{_path}: '{string.Join('.', path)}' must be {expected}.");

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
