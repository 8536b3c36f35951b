namespace Amazon.ElasticMapReduce.Model;

/// <summary>The program of a step. <c>command-runner.jar</c> runs commands such as hive-script.</summary>
public partial class HadoopJarStepConfig
{
    /// <summary>The arguments.</summary>
    public List<string> Args { get; set; }

    /// <summary>The jar, a path on the cluster or an S3 URI. Required.</summary>
    public string Jar { get; set; }
}
