namespace Sipaku.FunctionsHost;

/// <summary>Why a host cannot start; the message is one line for the person who started it.</summary>
#pragma warning disable CA1032 // A host that cannot start always says why.
public class FunctionsHostException : Exception
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do, in one line.</param>
    /// <param name="innerException">What was thrown below.</param>
    public FunctionsHostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
