using System.Text.Json;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>A failure in one line, for the log.</summary>
internal static class FailureText
{
    private const string Exception = "\nException: ";
    private const string Wrapping = "One or more errors occurred. (";

    /// <summary>What happened, without a stack.</summary>
    public static string FirstLine(Exception exception)
    {
        Exception cause = exception.GetBaseException();
        int start = cause.Message.IndexOf(Exception, StringComparison.Ordinal);
        string text = start < 0 ? cause.Message : cause.Message[(start + Exception.Length)..];
        string line = text.Split('\n')[0].Trim();
        while (line.StartsWith(Wrapping, StringComparison.Ordinal))
        {
            text = text[Wrapping.Length..];
            line = line.EndsWith(')') ? line[Wrapping.Length..^1] : line[Wrapping.Length..];
        }

        return line.StartsWith('{') ? OfDetails(text) ?? line : line;
    }

    /// <summary>From the JSON object that the Durable worker extension makes of an exception.</summary>
    private static string? OfDetails(string text)
    {
        int end = text.LastIndexOf('}');
        try
        {
            using JsonDocument document = JsonDocument.Parse(text[..(end + 1)]);
            return document.RootElement.TryGetProperty("errorMessage", out JsonElement message) ? message.GetString()?.ReplaceLineEndings(" ") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
