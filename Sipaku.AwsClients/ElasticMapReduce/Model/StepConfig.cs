namespace Amazon.ElasticMapReduce.Model;

/// <summary>A step to run.</summary>
public partial class StepConfig
{
    /// <summary>What happens to the cluster when the step fails.</summary>
    public ActionOnFailure ActionOnFailure { get; set; }

    /// <summary>The program of the step. Required.</summary>
    public HadoopJarStepConfig HadoopJarStep { get; set; }

    /// <summary>The name of the step. Names are not unique. Required; at most 256 characters.</summary>
    public string Name { get; set; }
}
