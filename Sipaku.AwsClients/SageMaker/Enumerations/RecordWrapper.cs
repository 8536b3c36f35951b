using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether records are wrapped.</summary>
public class RecordWrapper : ConstantClass
{
    /// <summary>None</summary>
    public static readonly RecordWrapper None = new("None");

    /// <summary>RecordIO</summary>
    public static readonly RecordWrapper RecordIO = new("RecordIO");

    /// <summary>Makes a value that has no constant here.</summary>
    public RecordWrapper(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static RecordWrapper FindValue(string value) => FindValue<RecordWrapper>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator RecordWrapper(string value) => FindValue(value);
}
