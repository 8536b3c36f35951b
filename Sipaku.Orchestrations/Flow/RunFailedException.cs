namespace Sipaku.Orchestrations.Flow;

/// <summary>A run that could not publish. The message is the one line that a user reads.</summary>
public sealed class RunFailedException(string message) : Exception(message);
