namespace Amazon.ElasticMapReduce.Model;

/// <summary>A key and its value.</summary>
public partial class KeyValue
{
    /// <summary>The key. At most 10280 characters.</summary>
    public string Key { get; set; }

    /// <summary>The value. At most 10280 characters.</summary>
    public string Value { get; set; }
}
