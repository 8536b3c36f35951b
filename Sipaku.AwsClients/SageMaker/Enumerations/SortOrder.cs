using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The order of a list.</summary>
public class SortOrder : ConstantClass
{
    /// <summary>Ascending</summary>
    public static readonly SortOrder Ascending = new("Ascending");

    /// <summary>Descending</summary>
    public static readonly SortOrder Descending = new("Descending");

    /// <summary>Makes a value that has no constant here.</summary>
    public SortOrder(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator SortOrder(string value) => FindValue(value);
}
