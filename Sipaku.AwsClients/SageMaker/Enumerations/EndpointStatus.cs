using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The status of an endpoint.</summary>
public class EndpointStatus : ConstantClass
{
    /// <summary>Creating</summary>
    public static readonly EndpointStatus Creating = new("Creating");

    /// <summary>Deleting</summary>
    public static readonly EndpointStatus Deleting = new("Deleting");

    /// <summary>Failed</summary>
    public static readonly EndpointStatus Failed = new("Failed");

    /// <summary>InService</summary>
    public static readonly EndpointStatus InService = new("InService");

    /// <summary>OutOfService</summary>
    public static readonly EndpointStatus OutOfService = new("OutOfService");

    /// <summary>RollingBack</summary>
    public static readonly EndpointStatus RollingBack = new("RollingBack");

    /// <summary>SystemUpdating</summary>
    public static readonly EndpointStatus SystemUpdating = new("SystemUpdating");

    /// <summary>UpdateRollbackFailed</summary>
    public static readonly EndpointStatus UpdateRollbackFailed = new("UpdateRollbackFailed");

    /// <summary>Updating</summary>
    public static readonly EndpointStatus Updating = new("Updating");

    /// <summary>Makes a value that has no constant here.</summary>
    public EndpointStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static EndpointStatus FindValue(string value) => FindValue<EndpointStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator EndpointStatus(string value) => FindValue(value);
}
