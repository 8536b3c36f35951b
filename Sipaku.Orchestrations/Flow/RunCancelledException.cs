namespace Sipaku.Orchestrations.Flow;

/// <summary>Unwinds a run that somebody asked to cancel, so that its clean-up runs.</summary>
internal sealed class RunCancelledException(string reason) : Exception(reason);
