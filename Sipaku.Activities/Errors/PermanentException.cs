namespace Sipaku.Activities.Errors;

/// <summary>Repeating changes nothing: wrong data, wrong settings, missing permission, a job that failed.</summary>
/// <remarks>Across the worker boundary only the type's name and the message survive, so both say everything that the flow needs.</remarks>
public sealed class PermanentException : StepException
{
    /// <summary>An error with the one line that a user reads.</summary>
    public PermanentException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
