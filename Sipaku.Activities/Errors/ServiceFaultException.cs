namespace Sipaku.Activities.Errors;

/// <summary>The service failed or could not be reached; the same call may succeed soon.</summary>
/// <remarks>Across the worker boundary only the type's name and the message survive, so both say everything that the flow needs.</remarks>
public sealed class ServiceFaultException : StepException
{
    /// <summary>An error with the one line that a user reads.</summary>
    public ServiceFaultException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
