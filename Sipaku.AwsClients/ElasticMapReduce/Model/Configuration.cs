namespace Amazon.ElasticMapReduce.Model;

/// <summary>Settings of an application, by classification, such as hive-site.</summary>
public partial class Configuration
{
    /// <summary>The classification.</summary>
    public string Classification { get; set; }

    /// <summary>Nested configurations.</summary>
    public List<Configuration> Configurations { get; set; }

    /// <summary>The settings.</summary>
    public Dictionary<string, string> Properties { get; set; }
}
