using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The order of a list.</summary>
public class OrderKey : ConstantClass
{
    /// <summary>Ascending</summary>
    public static readonly OrderKey Ascending = new("Ascending");

    /// <summary>Descending</summary>
    public static readonly OrderKey Descending = new("Descending");

    /// <summary>Makes a value that has no constant here.</summary>
    public OrderKey(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static OrderKey FindValue(string value) => FindValue<OrderKey>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator OrderKey(string value) => FindValue(value);
}
