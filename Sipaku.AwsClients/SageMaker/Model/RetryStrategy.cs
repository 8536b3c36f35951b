namespace Amazon.SageMaker.Model;

/// <summary>Retries of a training job.</summary>
public partial class RetryStrategy
{
    /// <summary>How often the job is retried. Required; 1 to 30.</summary>
    public int? MaximumRetryAttempts { get; set; }
}
