namespace Amazon.SageMaker.Model;

/// <summary>A property of a variant that an update may retain.</summary>
public partial class VariantProperty
{
    /// <summary>The property. Required.</summary>
    public VariantPropertyType VariantPropertyType { get; set; }
}
