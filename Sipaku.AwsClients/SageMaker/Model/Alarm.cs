namespace Amazon.SageMaker.Model;

/// <summary>A CloudWatch alarm that guards a deployment.</summary>
public partial class Alarm
{
    /// <summary>The name of the alarm. 1 to 255 characters.</summary>
    public string AlarmName { get; set; }
}
