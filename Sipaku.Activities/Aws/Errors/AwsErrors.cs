using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.Errors;

/// <summary>
/// Makes one of the five step errors of whatever a call to AWS throws. The type decides about retries, the message is the one line
/// that a user reads.
/// </summary>
internal static class AwsErrors
{
    /// <summary>Makes a call and translates its failure.</summary>
    /// <param name="action">The IAM action, which an access-denied message names.</param>
    /// <param name="resource">What the call is about.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">The caller's own; its cancellation is no failure of the service.</param>
    public static async Task<T> GuardAsync<T>(
        string action, AwsResource resource, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is not StepException && Classify(error, action, resource) is { } step)
        {
            throw step;
        }
    }

    /// <summary>The step error of a failed call; <see langword="null"/> where the failure is not one of a service or a network.</summary>
    public static StepException? Classify(Exception error, string action, AwsResource resource) => error switch
    {
        StepException step => step,
        _ when CredentialSources.Failed(error) => new ServiceFaultException(
            $"The AWS credentials cannot be read: look at AWS_PROFILE, its files and whatever they call. {Said(error)}", error),
        AmazonUnmarshallingException => Fault(error, action, resource),
        AmazonServiceException service => OfService(service, action, resource),
        AmazonClientException client => OfClient(client, action, resource),
        _ when IsTransport(error) => Fault(error, action, resource),
        XmlException or JsonException => Fault(error, action, resource),
        _ => null,
    };

    /// <summary>Whether a job's own words (a failure reason, a state-change message) speak of machines that are not to be had.</summary>
    public static bool SpeaksOfCapacity(string? reason) =>
        reason is not null
        && (reason.Contains("CapacityError", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("insufficient capacity", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("InsufficientInstanceCapacity", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("Unable to provision requested ML compute capacity", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a job that ended for this reason may end otherwise when it is started again.</summary>
    public static bool SpeaksOfPassingTrouble(string? reason) =>
        SpeaksOfCapacity(reason)
        || (reason is not null
            && (reason.Contains("InternalServerError", StringComparison.OrdinalIgnoreCase)
                || reason.Contains("internal error", StringComparison.OrdinalIgnoreCase)
                || reason.Contains("internal service error", StringComparison.OrdinalIgnoreCase)));

    private static StepException OfService(AmazonServiceException error, string action, AwsResource resource)
    {
        // Of a modelled exception the type says as much.
        string code = string.IsNullOrEmpty(error.ErrorCode) ? error.GetType().Name : error.ErrorCode;
        string said = Said(error);
        if (AwsErrorCodes.Throttling.Contains(code)
            || error.Retryable?.Throttling == true
            || error.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new ThrottledException($"{action} on {resource} was throttled. {said}", error);
        }

        if (AwsErrorCodes.Quota.Contains(code) || SpeaksOfQuota(code, error.Message))
        {
            return new QuotaException($"{action} on {resource} is over a limit of the account: end what uses it, or have it raised. {said}", error);
        }

        if (AwsErrorCodes.Capacity.Contains(code) || SpeaksOfCapacity(error.Message))
        {
            return new CapacityException($"{action} on {resource}: AWS has no machine of this kind free at the moment. {said}", error);
        }

        if (AwsErrorCodes.Credentials.Contains(code))
        {
            return new PermanentException($"AWS does not accept the credentials: renew them (AWS_PROFILE, AWS_ACCESS_KEY_ID or the role of this machine). {said}", error);
        }

        if (AwsErrorCodes.Denied.Contains(code) || error.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            // Without a body, S3 answers a HEAD with the status alone.
            string keys = code == nameof(HttpStatusCode.Forbidden) ? ", or has keys that AWS does not know" : "";
            return new PermanentException($"Access denied{keys}: the caller needs {action} on {resource}; infra/aws.yaml holds the policy. {said}", error);
        }

        if (AwsErrorCodes.Missing.Contains(code) || error.StatusCode == HttpStatusCode.NotFound)
        {
            return new PermanentException($"There is no {resource}. {resource.Remedy} ({action}: {said})", error);
        }

        if (AwsErrorCodes.Fault.Contains(code)
            || ((int)error.StatusCode >= 500 && error.StatusCode != HttpStatusCode.NotImplemented)
            || error.StatusCode == HttpStatusCode.RequestTimeout
            || (string.IsNullOrEmpty(error.ErrorCode) && (error.StatusCode == 0 || IsTransport(error.InnerException))))
        {
            return Fault(error, action, resource);
        }

        return new PermanentException($"{action} on {resource} was refused. {said}", error);
    }

    /// <summary>EMR tells of EC2's limits in a ValidationException.</summary>
    private static bool SpeaksOfQuota(string code, string message) =>
        code == "ValidationException"
        && message.Contains("exceed", StringComparison.OrdinalIgnoreCase)
        && (message.Contains("quota", StringComparison.OrdinalIgnoreCase)
            || message.Contains("instance limit", StringComparison.OrdinalIgnoreCase)
            || message.Contains("vCPU", StringComparison.OrdinalIgnoreCase));

    private static StepException OfClient(AmazonClientException error, string action, AwsResource resource)
    {
        if (Mentions(error, "RegionEndpoint"))
        {
            return new PermanentException("No AWS region is set: set Sipaku__Region or AWS_REGION.", error);
        }

        return IsTransport(error.InnerException) || Mentions(error, "hash") || Mentions(error, "checksum")
            ? Fault(error, action, resource)
            : new PermanentException($"{action} on {resource} could not be sent. {Said(error)}", error);
    }

    private static ServiceFaultException Fault(Exception error, string action, AwsResource resource) =>
        new($"{action} on {resource} failed on the way or in the service. {Said(error)}", error);

    private static bool IsTransport(Exception? error) => error is HttpRequestException or HttpErrorResponseException or IOException
        or SocketException or TimeoutException or OperationCanceledException or WebException;

    private static bool Mentions(Exception error, string word) => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The error's own words on one line, led by its code; of one that only points to its cause, the cause's.</summary>
    private static string Said(Exception error)
    {
        Exception telling = error;
        while (telling.InnerException is { } inner
            && (Mentions(telling, "inner exception") || telling is TypeInitializationException or AmazonUnmarshallingException))
        {
            telling = inner;
        }

        string said = telling switch
        {
            HttpErrorResponseException answer => $"The answer was HTTP {(int?)answer.Response?.StatusCode} without a word of the service.",
            XmlException or JsonException => $"The answer is not what the service writes: {telling.Message}",
            _ => telling.Message,
        };
        string message = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return error is AmazonServiceException { ErrorCode: { Length: > 0 } code } && !message.StartsWith(code, StringComparison.Ordinal)
            ? $"{code}: {message}"
            : message;
    }
}
