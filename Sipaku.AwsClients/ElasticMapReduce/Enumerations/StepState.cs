using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>The state of a step.</summary>
public class StepState : ConstantClass
{
    /// <summary>CANCELLED</summary>
    public static readonly StepState CANCELLED = new("CANCELLED");

    /// <summary>CANCEL_PENDING</summary>
    public static readonly StepState CANCEL_PENDING = new("CANCEL_PENDING");

    /// <summary>COMPLETED</summary>
    public static readonly StepState COMPLETED = new("COMPLETED");

    /// <summary>FAILED</summary>
    public static readonly StepState FAILED = new("FAILED");

    /// <summary>INTERRUPTED</summary>
    public static readonly StepState INTERRUPTED = new("INTERRUPTED");

    /// <summary>PENDING</summary>
    public static readonly StepState PENDING = new("PENDING");

    /// <summary>RUNNING</summary>
    public static readonly StepState RUNNING = new("RUNNING");

    /// <summary>Makes a value that has no constant here.</summary>
    public StepState(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static StepState FindValue(string value) => FindValue<StepState>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator StepState(string value) => FindValue(value);
}
