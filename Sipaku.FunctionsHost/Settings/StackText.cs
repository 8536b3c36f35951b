namespace Sipaku.FunctionsHost.Settings;

/// <summary>Tells what a text says of a failure from the stack that .NET prints with it.</summary>
internal static class StackText
{
    /// <summary>Whether a line is of a stack: a frame, a rule between two stacks, or how often frames come again.</summary>
    public static bool IsPartOfStack(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.Trim();
        return line.StartsWith("   at ", StringComparison.Ordinal)
            || text.StartsWith("--- End of ", StringComparison.Ordinal)
            || text.StartsWith("-----", StringComparison.Ordinal)
            || (text.StartsWith("Repeated ", StringComparison.Ordinal) && text.EndsWith(" times:", StringComparison.Ordinal));
    }

    /// <summary>The text in one line, without the stacks in it.</summary>
    public static string OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n')
        ? string.Join(' ', text.ReplaceLineEndings("\n").Split('\n').Where(static line => !IsPartOfStack(line)))
        : text;
}
