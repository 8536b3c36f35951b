using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Whether a cancel request was accepted.</summary>
public class CancelStepsRequestStatus : ConstantClass
{
    /// <summary>FAILED</summary>
    public static readonly CancelStepsRequestStatus FAILED = new("FAILED");

    /// <summary>SUBMITTED</summary>
    public static readonly CancelStepsRequestStatus SUBMITTED = new("SUBMITTED");

    /// <summary>Makes a value that has no constant here.</summary>
    public CancelStepsRequestStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static CancelStepsRequestStatus FindValue(string value) => FindValue<CancelStepsRequestStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator CancelStepsRequestStatus(string value) => FindValue(value);
}
