namespace Sipaku.Activities.Local.Import;

/// <summary>An import that stored nothing. Its message is the one line that a user reads.</summary>
public sealed class ImportException : Exception
{
    /// <summary>An error with its line.</summary>
    public ImportException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
