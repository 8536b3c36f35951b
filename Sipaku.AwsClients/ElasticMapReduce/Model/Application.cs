namespace Amazon.ElasticMapReduce.Model;

/// <summary>An application to install on a cluster, such as Hive.</summary>
public partial class Application
{
    /// <summary>Meta information for third-party applications.</summary>
    public Dictionary<string, string> AdditionalInfo { get; set; }

    /// <summary>Arguments for EMR to pass to the application.</summary>
    public List<string> Args { get; set; }

    /// <summary>The name of the application.</summary>
    public string Name { get; set; }

    /// <summary>The version of the application.</summary>
    public string Version { get; set; }
}
