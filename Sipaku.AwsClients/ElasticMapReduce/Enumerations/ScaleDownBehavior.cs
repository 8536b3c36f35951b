using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How instances leave a shrinking cluster.</summary>
public class ScaleDownBehavior : ConstantClass
{
    /// <summary>TERMINATE_AT_INSTANCE_HOUR</summary>
    public static readonly ScaleDownBehavior TERMINATE_AT_INSTANCE_HOUR = new("TERMINATE_AT_INSTANCE_HOUR");

    /// <summary>TERMINATE_AT_TASK_COMPLETION</summary>
    public static readonly ScaleDownBehavior TERMINATE_AT_TASK_COMPLETION = new("TERMINATE_AT_TASK_COMPLETION");

    /// <summary>Makes a value that has no constant here.</summary>
    public ScaleDownBehavior(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ScaleDownBehavior FindValue(string value) => FindValue<ScaleDownBehavior>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ScaleDownBehavior(string value) => FindValue(value);
}
