namespace Amazon.SageMaker.Model;

/// <summary>What makes a deployment roll back by itself.</summary>
public partial class AutoRollbackConfig
{
    /// <summary>The alarms. 1 to 10 entries.</summary>
    public List<Alarm> Alarms { get; set; }
}
