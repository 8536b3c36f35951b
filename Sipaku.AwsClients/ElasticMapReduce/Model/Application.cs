namespace Amazon.ElasticMapReduce.Model;

/// <summary>An application to install on a cluster, such as Hive.</summary>
public partial class Application
{
    /// <summary>The name of the application.</summary>
    public string Name { get; set; }
}
