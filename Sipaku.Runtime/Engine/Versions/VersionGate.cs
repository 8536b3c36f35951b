using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Versions;

/// <summary>Whether an instance's version lets it run here.</summary>
internal sealed class VersionGate(VersionPolicy? policy, ILogger logger)
{
    private TaskFailureDetails? _refusal;
    private bool _isSaid;

    /// <summary>Why the version makes the instance fail here, or null where it does not.</summary>
    public TaskFailureDetails? Failure => policy?.Failure == VersionFailureStrategy.Fail ? _refusal : null;

    /// <summary>Whether the instance is left where it is, for a host of another version.</summary>
    public bool IsClosed => _refusal is not null && Failure is null;

    /// <summary>Looks at the version that the instance has now.</summary>
    public void Check(InstanceRecord instance) => _refusal = policy?.Refuse(instance);

    /// <summary>Says once why the instance does not go on.</summary>
    public void Explain()
    {
        if (!_isSaid)
        {
            _isSaid = true;
            logger.LogWarning("{Reason}", _refusal!.ErrorMessage);
        }
    }
}
