using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What models are sorted by.</summary>
public class ModelSortKey : ConstantClass
{
    /// <summary>CreationTime</summary>
    public static readonly ModelSortKey CreationTime = new("CreationTime");

    /// <summary>Name</summary>
    public static readonly ModelSortKey Name = new("Name");

    /// <summary>Makes a value that has no constant here.</summary>
    public ModelSortKey(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ModelSortKey FindValue(string value) => FindValue<ModelSortKey>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ModelSortKey(string value) => FindValue(value);
}
