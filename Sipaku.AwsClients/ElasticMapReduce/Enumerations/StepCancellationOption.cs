using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How a running step is stopped.</summary>
public class StepCancellationOption : ConstantClass
{
    /// <summary>TERMINATE_PROCESS</summary>
    public static readonly StepCancellationOption TERMINATE_PROCESS = new("TERMINATE_PROCESS");

    /// <summary>Makes a value that has no constant here.</summary>
    public StepCancellationOption(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static StepCancellationOption FindValue(string value) => FindValue<StepCancellationOption>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator StepCancellationOption(string value) => FindValue(value);
}
