using System.Net;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>When an HTTP request of an orchestrator is tried again: where there is no response, where it times out, and for some status codes.</summary>
public class HttpRetryOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="statusCodesToRetry">The status codes that are tried again; null for all 4xx and 5xx.</param>
    public HttpRetryOptions(IList<HttpStatusCode>? statusCodesToRetry = null) => StatusCodesToRetry = statusCodesToRetry ?? [];

    /// <summary>The wait before the first retry; must be positive where there is more than one attempt.</summary>
    [JsonPropertyName("FirstRetryInterval")]
    public TimeSpan FirstRetryInterval { get; set; }

    /// <summary>The longest wait; six days unless set.</summary>
    [JsonPropertyName("MaxRetryInterval")]
    public TimeSpan MaxRetryInterval { get; set; } = TimeSpan.FromDays(6);

    /// <summary>What each wait is multiplied by for the next; 1 unless set.</summary>
    [JsonPropertyName("BackoffCoefficient")]
    public double BackoffCoefficient { get; set; } = 1;

    /// <summary>How long retries may go on; without end unless set.</summary>
    [JsonPropertyName("RetryTimeout")]
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.MaxValue;

    /// <summary>The number of attempts, the first included; up to 1 there is no retry.</summary>
    [JsonPropertyName("MaxNumberOfAttempts")]
    public int MaxNumberOfAttempts { get; set; }

    /// <summary>The status codes that are tried again; none stands for all 4xx and 5xx.</summary>
    [JsonPropertyName("StatusCodesToRetry")]
    public IList<HttpStatusCode> StatusCodesToRetry { get; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal TaskOptions? ToTaskOptions() => MaxNumberOfAttempts <= 1
        ? null
        : new TaskOptions(new RetryPolicy(
            MaxNumberOfAttempts,
            FirstRetryInterval,
            BackoffCoefficient,
            MaxRetryInterval,
            RetryTimeout == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : RetryTimeout)
        {
            HandleFailure = failure => failure.IsCausedBy<HttpRequestException>() || failure.IsCausedBy<TimeoutException>(),
        });
}
