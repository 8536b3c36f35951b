namespace Amazon.SageMaker.Model;

/// <summary>A tag of a resource.</summary>
public partial class Tag
{
    /// <summary>The key. Required; 1 to 128 characters.</summary>
    public string Key { get; set; }

    /// <summary>The value. Required; at most 256 characters.</summary>
    public string Value { get; set; }
}
