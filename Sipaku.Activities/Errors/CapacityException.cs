namespace Sipaku.Activities.Errors;

/// <summary>The service has no machines of the wanted kind at the moment; minutes or hours help.</summary>
/// <remarks>Across the worker boundary only the type's name and the message survive, so both say everything that the flow needs.</remarks>
public sealed class CapacityException : StepException
{
    /// <summary>An error with the one line that a user reads.</summary>
    public CapacityException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
