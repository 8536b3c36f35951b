namespace Sipaku.Tests.VirtualTime;

/// <summary>Thrown by an activity that is to fail with an error of a type that the process of the orchestrator does not have.</summary>
internal sealed class ForeignFailureException(string errorType, string message) : Exception(message)
{
    /// <summary>The full name of the type.</summary>
    public string ErrorType { get; } = errorType;
}
