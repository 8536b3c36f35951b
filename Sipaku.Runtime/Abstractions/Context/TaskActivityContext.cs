namespace Microsoft.DurableTask;

/// <summary>The call of an activity.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The activity's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the orchestration that made the call.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The activity's version, empty when there is none.</summary>
    public virtual string Version => string.Empty;
}
