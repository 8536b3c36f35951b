namespace Amazon.ElasticMapReduce.Model;

/// <summary>A tag of a cluster.</summary>
public partial class Tag
{
    /// <summary>The key, at most 128 characters.</summary>
    public string Key { get; set; }

    /// <summary>The value, at most 256 characters.</summary>
    public string Value { get; set; }
}
