namespace Amazon.ElasticMapReduce.Model;

/// <summary>The program of a step, as described back.</summary>
public partial class HadoopStepConfig
{
    /// <summary>The arguments.</summary>
    public List<string> Args { get; set; }

    /// <summary>The jar.</summary>
    public string Jar { get; set; }

    /// <summary>The main class.</summary>
    public string MainClass { get; set; }

    /// <summary>Java system properties for the step.</summary>
    public Dictionary<string, string> Properties { get; set; }
}
