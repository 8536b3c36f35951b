using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What a variant's deployment is doing.</summary>
public class VariantStatus : ConstantClass
{
    /// <summary>ActivatingTraffic</summary>
    public static readonly VariantStatus ActivatingTraffic = new("ActivatingTraffic");

    /// <summary>Baking</summary>
    public static readonly VariantStatus Baking = new("Baking");

    /// <summary>Creating</summary>
    public static readonly VariantStatus Creating = new("Creating");

    /// <summary>Deleting</summary>
    public static readonly VariantStatus Deleting = new("Deleting");

    /// <summary>Updating</summary>
    public static readonly VariantStatus Updating = new("Updating");

    /// <summary>Makes a value that has no constant here.</summary>
    public VariantStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static VariantStatus FindValue(string value) => FindValue<VariantStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator VariantStatus(string value) => FindValue(value);
}
