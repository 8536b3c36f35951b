namespace Sipaku.Runtime.Engine.Client;

/// <summary>The rules for instance ids that callers choose: those of the Durable Functions extension.</summary>
internal static class InstanceIds
{
    private const int MaxLength = 100;

    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">It is not allowed.</exception>
    public static string Check(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (instanceId[0] == '@')
        {
            throw new ArgumentException("Orchestration instance ids must not start with @.", nameof(instanceId));
        }

        if (instanceId.Any(character => character is '/' or '\\' or '#' or '?' || char.IsControl(character)))
        {
            throw new ArgumentException("Orchestration instance ids must not contain /, \\, #, ?, or control characters.", nameof(instanceId));
        }

        return instanceId.Length <= MaxLength
            ? instanceId
            : throw new ArgumentException($"Instance ID lengths must not exceed {MaxLength} characters.", nameof(instanceId));
    }
}
