namespace Sipaku.Activities.Errors;

/// <summary>The service asks to slow down; the same call succeeds later.</summary>
/// <remarks>Across the worker boundary only the type's name and the message survive, so both say everything that the flow needs.</remarks>
public sealed class ThrottledException : StepException
{
    /// <summary>An error with the one line that a user reads.</summary>
    public ThrottledException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
