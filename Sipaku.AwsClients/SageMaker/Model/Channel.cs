namespace Amazon.SageMaker.Model;

/// <summary>A named input of a training job, such as train.</summary>
public partial class Channel
{
    /// <summary>The name of the channel. Required; 1 to 64 characters.</summary>
    public string ChannelName { get; set; }

    /// <summary>The MIME type of the data, such as text/csv. At most 256 characters.</summary>
    public string ContentType { get; set; }

    /// <summary>Where the data are. Required.</summary>
    public DataSource DataSource { get; set; }

    /// <summary>How the data reach the algorithm, where it differs from the job's mode.</summary>
    public TrainingInputMode InputMode { get; set; }
}
