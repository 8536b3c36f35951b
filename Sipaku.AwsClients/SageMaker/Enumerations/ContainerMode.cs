using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How many models a container holds.</summary>
public class ContainerMode : ConstantClass
{
    /// <summary>MultiModel</summary>
    public static readonly ContainerMode MultiModel = new("MultiModel");

    /// <summary>SingleModel</summary>
    public static readonly ContainerMode SingleModel = new("SingleModel");

    /// <summary>Makes a value that has no constant here.</summary>
    public ContainerMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ContainerMode FindValue(string value) => FindValue<ContainerMode>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ContainerMode(string value) => FindValue(value);
}
