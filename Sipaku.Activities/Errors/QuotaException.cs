namespace Sipaku.Activities.Errors;

/// <summary>An account's limit is reached; it frees up when something else ends, or somebody raises it.</summary>
/// <remarks>Across the worker boundary only the type's name and the message survive, so both say everything that the flow needs.</remarks>
public sealed class QuotaException : StepException
{
    /// <summary>An error with the one line that a user reads.</summary>
    public QuotaException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
