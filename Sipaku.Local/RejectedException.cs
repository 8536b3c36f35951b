namespace Sipaku.Local;

/// <summary>Another run is under way that this home knows nothing of.</summary>
internal sealed class RejectedException(string message) : Exception(message);
