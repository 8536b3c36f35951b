using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The status of a training job in detail. Its values may change at any time.</summary>
public class SecondaryStatus : ConstantClass
{
    /// <summary>Completed</summary>
    public static readonly SecondaryStatus Completed = new("Completed");

    /// <summary>Downloading</summary>
    public static readonly SecondaryStatus Downloading = new("Downloading");

    /// <summary>DownloadingTrainingImage</summary>
    public static readonly SecondaryStatus DownloadingTrainingImage = new("DownloadingTrainingImage");

    /// <summary>Failed</summary>
    public static readonly SecondaryStatus Failed = new("Failed");

    /// <summary>Interrupted</summary>
    public static readonly SecondaryStatus Interrupted = new("Interrupted");

    /// <summary>LaunchingMLInstances</summary>
    public static readonly SecondaryStatus LaunchingMLInstances = new("LaunchingMLInstances");

    /// <summary>MaxRuntimeExceeded</summary>
    public static readonly SecondaryStatus MaxRuntimeExceeded = new("MaxRuntimeExceeded");

    /// <summary>MaxWaitTimeExceeded</summary>
    public static readonly SecondaryStatus MaxWaitTimeExceeded = new("MaxWaitTimeExceeded");

    /// <summary>Pending</summary>
    public static readonly SecondaryStatus Pending = new("Pending");

    /// <summary>PreparingTrainingStack</summary>
    public static readonly SecondaryStatus PreparingTrainingStack = new("PreparingTrainingStack");

    /// <summary>Restarting</summary>
    public static readonly SecondaryStatus Restarting = new("Restarting");

    /// <summary>Starting</summary>
    public static readonly SecondaryStatus Starting = new("Starting");

    /// <summary>Stopped</summary>
    public static readonly SecondaryStatus Stopped = new("Stopped");

    /// <summary>Stopping</summary>
    public static readonly SecondaryStatus Stopping = new("Stopping");

    /// <summary>Training</summary>
    public static readonly SecondaryStatus Training = new("Training");

    /// <summary>Updating</summary>
    public static readonly SecondaryStatus Updating = new("Updating");

    /// <summary>Uploading</summary>
    public static readonly SecondaryStatus Uploading = new("Uploading");

    /// <summary>Makes a value that has no constant here.</summary>
    public SecondaryStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static SecondaryStatus FindValue(string value) => FindValue<SecondaryStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator SecondaryStatus(string value) => FindValue(value);
}
