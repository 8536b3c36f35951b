using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>What happens to a cluster when a step fails.</summary>
public class ActionOnFailure : ConstantClass
{
    /// <summary>CONTINUE</summary>
    public static readonly ActionOnFailure CONTINUE = new("CONTINUE");

    /// <summary>TERMINATE_CLUSTER</summary>
    public static readonly ActionOnFailure TERMINATE_CLUSTER = new("TERMINATE_CLUSTER");

    /// <summary>Makes a value that has no constant here.</summary>
    public ActionOnFailure(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ActionOnFailure FindValue(string value) => FindValue<ActionOnFailure>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ActionOnFailure(string value) => FindValue(value);
}
