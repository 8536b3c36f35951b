namespace Sipaku.Activities.Settings;

/// <summary>A setting that cannot be used. The message is one line: which setting, what is wrong, what to do.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The message alone: a host that does not catch it shows its text to whoever started it.</summary>
    public override string ToString() => Message;
}
