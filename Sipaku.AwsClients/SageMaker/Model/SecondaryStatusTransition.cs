namespace Amazon.SageMaker.Model;

/// <summary>A secondary status that a training job went through.</summary>
public partial class SecondaryStatusTransition
{
    /// <summary>The secondary status. Required.</summary>
    public SecondaryStatus Status { get; set; }
}
