namespace Sipaku.Runtime.Hosting;

/// <summary>Why a host cannot start; the message is one line for the person who started it.</summary>
#pragma warning disable CA1032 // A host that cannot start always says why.
public sealed class EmbeddedHostException : Exception
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do, in one line.</param>
    /// <param name="innerException">What was thrown below.</param>
    public EmbeddedHostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The message alone: an app that does not catch it shows its text to whoever started it.</summary>
    public override string ToString() => Message;
}
