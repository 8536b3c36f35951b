using System.Text.Json;

namespace Sipaku.Runtime.Hosting;

/// <summary>A settings file, read with errors that say where.</summary>
internal sealed class JsonFile
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly string _path;
    private readonly JsonElement? _root;

    /// <exception cref="EmbeddedHostException">The file is no JSON object.</exception>
    public JsonFile(string path)
    {
        _path = path;
        try
        {
            if (File.Exists(path))
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), s_options);
                _root = document.RootElement.Clone();
            }
        }
        catch (JsonException exception)
        {
            throw new EmbeddedHostException(
                $"{path} is not valid JSON at line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}: {FirstSentence(exception.Message)}",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedHostException($"{path} cannot be read: {exception.Message}", exception);
        }

        if (_root is { ValueKind: not JsonValueKind.Object })
        {
            throw new EmbeddedHostException($"{path} must hold a JSON object.");
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

    public T? Choice<T>(params ReadOnlySpan<string> path)
        where T : struct, Enum
    {
        if (Text(path) is not { } text)
        {
            return null;
        }

        return Enum.TryParse(text, ignoreCase: true, out T choice) && Enum.IsDefined(choice)
            ? choice
            : throw Wrong(path, $"one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    public bool Flag(params ReadOnlySpan<string> path)
        => Find(path, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false;

    /// <summary>The members of an object as text; nested values are refused.</summary>
    public IEnumerable<KeyValuePair<string, string>> Members(params ReadOnlySpan<string> path)
    {
        string name = string.Join('.', path);
        return Find(path, "an object", JsonValueKind.Object) is { } element ? Read(element, name) : [];
    }

    private IEnumerable<KeyValuePair<string, string>> Read(JsonElement element, string name)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            yield return property.Value.ValueKind switch
            {
                JsonValueKind.String => new(property.Name, property.Value.GetString()!),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => new(property.Name, property.Value.GetRawText()),
                JsonValueKind.Null => new(property.Name, string.Empty),
                _ => throw new EmbeddedHostException($"{_path}: '{name}.{property.Name}' must be a single value; write nested settings as 'A__B'."),
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

    private EmbeddedHostException Wrong(ReadOnlySpan<string> path, string expected)
        => new($"{_path}: '{string.Join('.', path)}' must be {expected}.");

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
