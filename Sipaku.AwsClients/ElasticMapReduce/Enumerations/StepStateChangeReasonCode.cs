using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Why a step changed its state.</summary>
public class StepStateChangeReasonCode : ConstantClass
{
    /// <summary>NONE</summary>
    public static readonly StepStateChangeReasonCode NONE = new("NONE");

    /// <summary>Makes a value that has no constant here.</summary>
    public StepStateChangeReasonCode(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static StepStateChangeReasonCode FindValue(string value) => FindValue<StepStateChangeReasonCode>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator StepStateChangeReasonCode(string value) => FindValue(value);
}
