using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Worker;

namespace Microsoft.DurableTask;

/// <summary>What orchestrators can do under Azure Functions besides: HTTP requests that are made durably.</summary>
public static class TaskOrchestrationContextExtensionMethods
{
    /// <summary>The property of the context that says how long to wait between polls, in milliseconds, as a double.</summary>
    internal const string PollInterval = "HttpDefaultAsyncRequestSleepTimeMilliseconds";

    private const double DefaultPollMilliseconds = 30_000;

    /// <summary>
    /// Makes an HTTP request as an activity, so that its response is kept. Where the request asks for it, a response 202 is polled at its
    /// <c>Location</c>, which may be relative.
    /// </summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="request">The request.</param>
    /// <returns>The response, whatever its status, unless the request has retry options that the status falls under.</returns>
    /// <exception cref="TaskFailedException">There was no response, or none in time, or retries were used up.</exception>
    /// <exception cref="NotSupportedException">The request has a token source.</exception>
    public static async Task<DurableHttpResponse> CallHttpAsync(this TaskOrchestrationContext context, DurableHttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.TokenSource is not null)
        {
            throw new NotSupportedException(HttpActivity.NoIdentity);
        }

        ILogger logger = context.CreateReplaySafeLogger("Microsoft.Azure.Functions.Worker.Extensions.DurableTask.CallHttp");
        Uri uri = request.Uri;
        DurableHttpResponse response = await context.CallActivityAsync<DurableHttpResponse>(
            HttpActivity.Name, request, request.HttpRetryOptions?.ToTaskOptions());
        while (request.AsynchronousPatternEnabled && response.StatusCode == HttpStatusCode.Accepted)
        {
            if (Header(response, "Location") is not { } location || !Uri.TryCreate(uri, location, out Uri? next))
            {
                logger.LogWarning("{Uri} answered 202 without an address to poll; its response is taken as it is.", uri);
                break;
            }

            await context.CreateTimer(context.CurrentUtcDateTime + WaitOf(context, response), CancellationToken.None);
            logger.LogInformation("Polling HTTP status at location: {Uri}", next);
            uri = next;
            response = await context.CallActivityAsync<DurableHttpResponse>(
                HttpActivity.Name, new DurableHttpRequest(HttpMethod.Get, uri, request.Headers, asynchronousPatternEnabled: true));
        }

        return response;
    }

    /// <summary>Makes an HTTP request.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="method">The method.</param>
    /// <param name="uri">The address.</param>
    /// <param name="content">The body, or null for none.</param>
    /// <param name="retryOptions">When it is tried again, or null for never.</param>
    [OverloadResolutionPriority(2)]
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context, HttpMethod method, Uri uri, string? content = null, HttpRetryOptions? retryOptions = null)
        => context.CallHttpAsync(method, uri, content, retryOptions, false, null, null);

    /// <summary>Makes an HTTP request.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="method">The method.</param>
    /// <param name="uri">The address.</param>
    /// <param name="content">The body, or null for none.</param>
    /// <param name="retryOptions">When it is tried again, or null for never.</param>
    /// <param name="asynchronousPatternEnabled">Whether a response 202 is polled.</param>
    [OverloadResolutionPriority(1)]
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context,
        HttpMethod method,
        Uri uri,
        string? content = null,
        HttpRetryOptions? retryOptions = null,
        bool asynchronousPatternEnabled = false)
        => context.CallHttpAsync(method, uri, content, retryOptions, asynchronousPatternEnabled, null, null);

    /// <summary>Makes an HTTP request.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="method">The method.</param>
    /// <param name="uri">The address.</param>
    /// <param name="content">The body, or null for none.</param>
    /// <param name="retryOptions">When it is tried again, or null for never.</param>
    /// <param name="asynchronousPatternEnabled">Whether a response 202 is polled.</param>
    /// <param name="tokenSource">Must be null: there is no Azure identity to take a token from.</param>
    /// <param name="timeout">How long each attempt may take, or null for 100 seconds.</param>
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context,
        HttpMethod method,
        Uri uri,
        string? content = null,
        HttpRetryOptions? retryOptions = null,
        bool asynchronousPatternEnabled = false,
        TokenSource? tokenSource = null,
        TimeSpan? timeout = null)
        => context.CallHttpAsync(new DurableHttpRequest(method, uri)
        {
            Content = content,
            HttpRetryOptions = retryOptions,
            AsynchronousPatternEnabled = asynchronousPatternEnabled,
            TokenSource = tokenSource,
            Timeout = timeout,
        });

    /// <summary>The function's invocation that runs the orchestrator, or null where it is no function.</summary>
    /// <param name="context">The orchestration.</param>
    public static FunctionContext? GetFunctionContext(this TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (context as IFunctionOrchestration)?.Invocation;
    }

    private static TimeSpan WaitOf(TaskOrchestrationContext context, DurableHttpResponse response)
    {
        if (int.TryParse(Header(response, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return TimeSpan.FromMilliseconds(context.Properties.GetValueOrDefault(PollInterval) is double set ? set : DefaultPollMilliseconds);
    }

    private static string? Header(DurableHttpResponse response, string name)
        => response.Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is [{ Length: > 0 } value, ..]
            ? value
            : null;
}
