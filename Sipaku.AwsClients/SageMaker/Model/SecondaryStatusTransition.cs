namespace Amazon.SageMaker.Model;

/// <summary>A secondary status that a training job went through.</summary>
public partial class SecondaryStatusTransition
{
    /// <summary>Until when, in UTC; null while it lasts.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>Since when, in UTC. Required.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>The secondary status. Required.</summary>
    public SecondaryStatus Status { get; set; }

    /// <summary>The status in words.</summary>
    public string StatusMessage { get; set; }
}
