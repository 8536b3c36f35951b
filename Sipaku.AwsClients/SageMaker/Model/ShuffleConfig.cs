namespace Amazon.SageMaker.Model;

/// <summary>Shuffles the input of a channel.</summary>
public partial class ShuffleConfig
{
    /// <summary>The seed of the shuffle. Required.</summary>
    public long? Seed { get; set; }
}
