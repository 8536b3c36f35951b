using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The status of a training job in detail. Its values may change at any time.</summary>
public class SecondaryStatus : ConstantClass
{
    /// <summary>MaxRuntimeExceeded</summary>
    public static readonly SecondaryStatus MaxRuntimeExceeded = new("MaxRuntimeExceeded");

    /// <summary>Makes a value that has no constant here.</summary>
    public SecondaryStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static SecondaryStatus FindValue(string value) => FindValue<SecondaryStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator SecondaryStatus(string value) => FindValue(value);
}
