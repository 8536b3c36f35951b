namespace Sipaku.Activities.Errors;

/// <summary>
/// What an activity throws. Whether a retry is worth it is decided where the error is understood, inside the activity, and is told by
/// which of the five derived types is thrown.
/// </summary>
public abstract class StepException : Exception
{
    private protected StepException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
