namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Creates options with a retry setting and an instance id.</summary>
    /// <param name="retry">When and how often to retry; null for never.</param>
    /// <param name="instanceId">The sub-orchestration's instance id; null for one derived from the parent.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry)
    {
        InstanceId = instanceId;
    }

    /// <summary>Creates options from a task's options; an instance id that they carry is kept unless one is given.</summary>
    /// <param name="options">The options to copy.</param>
    /// <param name="instanceId">The sub-orchestration's instance id.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;
    }

    /// <summary>Creates a copy.</summary>
    /// <param name="options">The options to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        InstanceId = options.InstanceId;
    }

    /// <summary>The sub-orchestration's instance id; null for one derived from the parent.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The version of the sub-orchestration; null for the default one.</summary>
    public new TaskVersion? Version
    {
        get => base.Version;
        init => base.Version = value;
    }
}
