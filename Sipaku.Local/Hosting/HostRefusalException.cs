namespace Sipaku.Local.Hosting;

/// <summary>The host could not do what it was asked; the message is its own line.</summary>
internal sealed class HostRefusalException(string message) : Exception(message);
