namespace Sipaku.Local;

/// <summary>Something that the person at the keyboard can mend; the message is the one line that says what and how.</summary>
internal sealed class UsageException(string message) : Exception(message);
