namespace Amazon.SageMaker.Model;

/// <summary>An amount of an endpoint's capacity.</summary>
public partial class CapacitySize
{
    /// <summary>Whether the value counts instances or percent. Required.</summary>
    public CapacitySizeType Type { get; set; }

    /// <summary>The amount. Required; at least 1.</summary>
    public int? Value { get; set; }
}
